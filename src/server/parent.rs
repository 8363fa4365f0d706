//! The process that started us: when it is gone, nobody will ever say `exit`.

use std::path::PathBuf;
use std::time::Duration;

/// How often the process is looked for.
const EVERY: Duration = Duration::from_secs(3);

/// Returns when the process is gone; at once never, and never at all where processes cannot be seen.
pub(super) async fn gone(process: u32) {
    let place = PathBuf::from(format!("/proc/{process}"));
    // A client in another container names a process that is not to be seen from here.
    if !cfg!(target_os = "linux") || !place.exists() {
        return std::future::pending().await;
    }
    while place.exists() {
        tokio::time::sleep(EVERY).await;
    }
    tracing::info!("process {process}, which started the server, is gone");
}
