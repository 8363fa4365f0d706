//! The process that started us: when it is gone, nobody will ever say `exit`.

use std::path::PathBuf;
use std::time::Duration;

/// How often the process is looked for.
const EVERY: Duration = Duration::from_secs(3);

/// A process that can be watched.
pub(super) struct Parent {
    process: u32,
    place: PathBuf,
}

impl Parent {
    /// The process, where it is to be seen from here; a client in another container names one that is not.
    pub(super) fn find(process: u32) -> Option<Self> {
        let place = PathBuf::from(format!("/proc/{process}"));
        (cfg!(target_os = "linux") && place.exists()).then_some(Self { process, place })
    }

    /// Returns when the process is gone.
    pub(super) async fn gone(self) {
        while self.place.exists() {
            tokio::time::sleep(EVERY).await;
        }
        tracing::info!("process {}, which started the server, is gone", self.process);
    }
}
