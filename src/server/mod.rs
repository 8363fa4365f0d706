//! The protocol: capabilities, dispatch, publishing. The only layer that knows `tower-lsp` and its types.

mod annotating;
mod backend;
mod channel;
mod client;
mod closed;
mod coloring;
mod commands;
mod comparing;
mod configuring;
mod context;
mod editing;
mod fixing;
mod frame;
mod handlers;
mod indexing;
mod later;
mod lineage;
mod long_answers;
mod moving;
mod parent;
mod prepared;
mod publishing;
mod pulling;
mod reading;
mod registering;
mod relations;
mod requests;
mod session;
mod symbols;
mod telling;
mod to_proto;
mod transport;
mod viewing;
mod views;

use std::io;
use std::path::PathBuf;

use backend::Backend;
use tower_lsp::LspService;

/// How client and server speak to each other.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Channel {
    /// Standard input and output.
    #[default]
    Stdio,
    /// A port of this machine that the client listens at.
    Socket(u16),
    /// A Unix domain socket or named pipe that the client listens at.
    Pipe(PathBuf),
}

/// Serves one client to the end; whether it ended as the protocol wants it, with `shutdown` before. With `cache`
/// what is read of folders is kept for the next start.
///
/// # Errors
///
/// Where the channel cannot be opened.
pub fn run(channel: &Channel, cache: bool) -> io::Result<bool> {
    // One thread for the protocol: a message needs no other thread to be woken. Long work goes to blocking threads.
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let served = runtime.block_on(async {
        let (reader, writer) = match channel {
            Channel::Stdio => channel::stdio()?,
            Channel::Socket(port) => channel::socket(*port).await?,
            Channel::Pipe(path) => channel::pipe(path).await?,
        };
        let (service, socket) = LspService::build(|socket| Backend::new(socket, cache))
            .custom_method("$/setTrace", Backend::set_trace)
            .custom_method(prepared::OUTLINE, Backend::outline)
            .custom_method(prepared::LINKS, Backend::links)
            .custom_method(prepared::LENSES, Backend::lenses)
            .custom_method(prepared::SYMBOLS, Backend::symbols)
            .custom_method("window/workDoneProgress/cancel", Backend::cancel_progress)
            .finish();
        let orderly = service.inner().orderly();
        transport::serve(service, socket, reader, writer).await;
        Ok(orderly.load(std::sync::atomic::Ordering::Relaxed))
    });
    // A thread may still stand in a read of standard input, or in a large folder.
    runtime.shutdown_background();
    served
}
