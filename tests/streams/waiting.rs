//! Streams of the blocking client.

use std::io::Read;

use memoram_runtime::testing::{Chunk, Mock, Reply};
use memoram_runtime::{Client, Error, ErrorKind};

use crate::{Chat, Export, Log, Price, WatchPrices, export};

fn client(mock: &Mock) -> memoram_runtime::blocking::Client {
    Client::builder().bearer("t").base_url("http://localhost").mock(mock).build_blocking().unwrap()
}

#[test]
fn bytes_are_read_like_a_file() {
    let client = client(&export(["abc".into(), "de".into(), Chunk::Broken]));
    let mut export = Export.send_blocking(&client).unwrap();
    // The stream keeps the client's thread.
    drop(client);
    let mut two = [0; 2];
    export.read_exact(&mut two).unwrap();
    assert_eq!(&two, b"ab");
    let mut rest = String::new();
    let error = export.read_to_string(&mut rest).unwrap_err();
    let error = error.get_ref().unwrap().downcast_ref::<Error>().unwrap();
    assert_eq!((error.kind(), error.bytes_read()), (ErrorKind::Transport, Some(5)));
}

#[test]
fn events_and_lines_are_iterators() {
    let mock = Mock::new()
        .on::<WatchPrices>(|_| Reply::chunks(["data: {\"cents\":1}\n\ndata: {\"cents\":2}\n\n"]))
        .on::<Log>(|_| Reply::chunks(["{\"cents\":3}\n"]))
        .on::<Chat<'_>>(|_| Reply::chunks(["data: a\n\ndata: [DONE]\n\ndata: b\n\n"]));
    let client = client(&mock);
    let cents: Result<Vec<u32>, Error> =
        WatchPrices.send_blocking(&client).unwrap().map(|event| Ok(event?.data.cents)).collect();
    assert_eq!(cents.unwrap(), [1, 2]);
    let lines = client.send(&Log).with_response().wait().unwrap().into_inner();
    let lines: Result<Vec<Price>, Error> = client.stream(lines).collect();
    assert_eq!(lines.unwrap(), [Price { cents: 3 }]);
    let texts: Vec<String> =
        Chat { text: "Hi" }.send_blocking(&client).unwrap().until("[DONE]").map(|event| event.unwrap().data).collect();
    assert_eq!(texts, ["a"]);
    let mut news = client.send(&WatchPrices).reconnecting();
    assert_eq!(news.next().unwrap().unwrap().data.cents, 1);
}
