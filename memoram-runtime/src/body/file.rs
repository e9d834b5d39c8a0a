//! Files that are sent.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use bytes::Bytes;
use tokio::task::{JoinHandle, spawn_blocking};

use super::fault::fault;

/// How much of a file is read at once, in bytes.
const READ: usize = 64 * 1024;

/// A file, how much of it is left, and a chunk of it.
pub(super) type Reading = JoinHandle<io::Result<(File, Option<u64>, Bytes)>>;

/// Opens a file. Returns how many bytes it has, what has been read of it, and the file.
pub(super) fn open(path: &Path) -> io::Result<(Option<u64>, Bytes, File)> {
    // Opening anything else, such as a pipe, may wait for ever.
    if !std::fs::metadata(path)?.is_file() {
        return Err(fault("it is no regular file"));
    }
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    // Some files of the system have contents and no length.
    let first = if length == 0 { read_chunk(&file, None)? } else { Bytes::new() };
    let is_unknown = length == 0 && !first.is_empty();
    Ok(((!is_unknown).then_some(length), first, file))
}

/// Begins to read the next chunk of a file: an empty one at its end, and when as much has been read as it had when it was
/// opened. What is appended meanwhile is not sent.
pub(super) fn read(file: File, left: Option<u64>) -> Reading {
    spawn_blocking(move || {
        let chunk = read_chunk(&file, left)?;
        let left = left.map(|left| left.saturating_sub(u64::try_from(chunk.len()).unwrap_or(u64::MAX)));
        Ok((file, left, chunk))
    })
}

fn read_chunk(file: &File, left: Option<u64>) -> io::Result<Bytes> {
    let mut chunk = Vec::with_capacity(READ);
    let limit = u64::try_from(READ).unwrap_or(u64::MAX);
    file.take(left.unwrap_or(limit).min(limit)).read_to_end(&mut chunk)?;
    Ok(Bytes::from(chunk))
}
