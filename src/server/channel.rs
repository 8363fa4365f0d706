//! The streams that the protocol runs over.

use std::io;
use std::path::Path;

use tokio::io::{AsyncRead, AsyncWrite};

/// Where messages come from.
pub(super) type Reader = Box<dyn AsyncRead + Unpin>;
/// Where messages go.
pub(super) type Writer = Box<dyn AsyncWrite + Unpin>;

/// Standard input and output: without blocking threads where they are pipes or sockets.
pub(super) fn stdio() -> io::Result<(Reader, Writer)> {
    #[cfg(unix)]
    {
        let reader = match unix::reader() {
            Ok(Some(reader)) => reader,
            _ => Box::new(tokio::io::stdin()),
        };
        let writer = match unix::writer() {
            Ok(Some(writer)) => writer,
            _ => Box::new(tokio::io::stdout()),
        };
        Ok((reader, writer))
    }
    #[cfg(not(unix))]
    Ok((Box::new(tokio::io::stdin()), Box::new(tokio::io::stdout())))
}

/// A port of this machine that the client listens at.
pub(super) async fn socket(port: u16) -> io::Result<(Reader, Writer)> {
    let stream = tokio::net::TcpStream::connect(("127.0.0.1", port)).await?;
    stream.set_nodelay(true)?;
    let (reader, writer) = stream.into_split();
    Ok((Box::new(reader), Box::new(writer)))
}

/// A Unix domain socket, or a named pipe of Windows, that the client listens at.
pub(super) async fn pipe(path: &Path) -> io::Result<(Reader, Writer)> {
    #[cfg(unix)]
    {
        let (reader, writer) = tokio::net::UnixStream::connect(path).await?.into_split();
        Ok((Box::new(reader), Box::new(writer)))
    }
    #[cfg(windows)]
    {
        let pipe = tokio::net::windows::named_pipe::ClientOptions::new().open(path)?;
        let (reader, writer) = tokio::io::split(pipe);
        Ok((Box::new(reader), Box::new(writer)))
    }
}

/// Standard streams that are pipes or sockets, as descriptors of our own. Non-blocking is a property of
/// what the descriptor refers to and not of the descriptor: only we hold this end of a pipe that a client
/// made for us. Where standard error is that same pipe, a log line that finds it full is lost.
#[cfg(unix)]
mod unix {
    use std::fs::File;
    use std::io;
    use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
    use std::os::unix::fs::FileTypeExt as _;

    use tokio::net::{UnixStream, unix::pipe};

    use super::{Reader, Writer};

    enum Kind {
        Pipe(OwnedFd),
        Socket(OwnedFd),
        Other,
    }

    fn kind(stream: BorrowedFd<'_>) -> io::Result<Kind> {
        let file = File::from(stream.try_clone_to_owned()?);
        let kind = file.metadata()?.file_type();
        Ok(match () {
            () if kind.is_fifo() => Kind::Pipe(file.into()),
            () if kind.is_socket() => Kind::Socket(file.into()),
            () => Kind::Other,
        })
    }

    pub(super) fn reader() -> io::Result<Option<Reader>> {
        Ok(match kind(io::stdin().as_fd())? {
            Kind::Pipe(fd) => Some(Box::new(pipe::Receiver::from_owned_fd(fd)?)),
            Kind::Socket(fd) => Some(Box::new(stream(fd)?)),
            Kind::Other => None,
        })
    }

    pub(super) fn writer() -> io::Result<Option<Writer>> {
        Ok(match kind(io::stdout().as_fd())? {
            Kind::Pipe(fd) => Some(Box::new(pipe::Sender::from_owned_fd(fd)?)),
            Kind::Socket(fd) => Some(Box::new(stream(fd)?)),
            Kind::Other => None,
        })
    }

    fn stream(fd: OwnedFd) -> io::Result<UnixStream> {
        let stream = std::os::unix::net::UnixStream::from(fd);
        // A socket of another family serves as well for reading and writing, but not for this call's checks.
        stream.set_nonblocking(true)?;
        UnixStream::from_std(stream)
    }
}
