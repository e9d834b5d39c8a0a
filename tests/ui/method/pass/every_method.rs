#![deny(warnings)]

use memoram_runtime::{Client, memoram_endpoint};

#[memoram_endpoint(GET, "/notes", spec = none)]
struct ListNotes {}

#[memoram_endpoint(HEAD, "/notes", spec = none)]
struct CheckNotes {}

#[memoram_endpoint(POST, "/notes", spec = none)]
struct CreateNote {}

#[memoram_endpoint(PUT, "/notes", spec = none)]
struct ReplaceNotes {}

#[memoram_endpoint(PATCH, "/notes", spec = none)]
struct ChangeNotes {}

#[memoram_endpoint(DELETE, "/notes", spec = none)]
struct DeleteNotes {}

#[memoram_endpoint(OPTIONS, "/notes", spec = none)]
struct AskAboutNotes {}

fn calls(client: &Client) {
    drop(ListNotes {}.send(client));
    drop(CheckNotes {}.send(client));
    drop(CreateNote {}.send(client));
    drop(ReplaceNotes {}.send(client));
    drop(ChangeNotes {}.send(client));
    drop(DeleteNotes {}.send(client));
    drop(AskAboutNotes {}.send(client));
}

fn main() {
    let _: fn(&Client) = calls;
}
