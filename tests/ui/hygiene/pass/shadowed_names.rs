//! Names in the user's scope do not change the expansion.
#![deny(warnings)]

/// In a module of its own, because the shadowed names would break serde's derive.
#[derive(serde::Deserialize)]
pub struct Notes {
    page: Option<i64>,
    notes: Vec<i64>,
}

mod shadows {
    #![allow(dead_code, non_camel_case_types, non_upper_case_globals, unused_macros, reason = "they are in the way, that is all")]

    use memoram_runtime::{memoram_endpoint, memoram_schema};

    #[memoram_schema("AccessRequest", spec = bundled, reads)]
    pub struct Held {}

    pub struct Option;
    pub struct Some;
    pub struct None;
    pub struct Ok;
    pub struct Err;
    pub struct Result;
    pub struct String;
    pub struct Vec;
    pub struct Box;
    pub struct Client;
    pub struct Call;
    pub struct Encoder;
    pub struct Endpoint;
    pub struct EndpointSpec;
    pub struct Error;
    pub struct Items;
    pub struct Pages;
    pub struct Paginated;
    pub struct Cursor;
    pub struct u16;
    pub struct usize;
    pub struct str;
    pub mod core {}
    pub mod std {}
    pub mod alloc {}
    pub mod serde {}
    pub mod auth {}
    pub mod encode {}
    pub mod model {}
    pub mod pages {}
    pub mod memoram_runtime_of_mine {}

    // A pattern of this name would be the constant.
    pub const client: u8 = 1;
    pub const page: u8 = 2;
    pub static to: u8 = 3;
    pub static runtime: u8 = 4;

    macro_rules! concat {
        () => {};
    }
    macro_rules! compile_error {
        () => {};
    }

    pub trait Send {
        fn path(&self) {}
        fn query(&self) {}
        fn headers(&self) {}
        fn json(&self) {}
        fn encode(&self) {}
        fn pages(&self) {}
        fn items(&self) {}
        fn cursor(&self) {}
        fn into_items(&self) {}
        fn as_ref(&self) {}
    }
    impl<T: ?Sized> Send for T {}

    // `str` is shadowed, and the macro does not resolve aliases.
    pub type Text = i64;

    #[memoram_endpoint(POST, "/access-requests")]
    pub struct CreateAccessRequest<'a> {
        pub memory_key: &'a Text,
        #[memoram(max_length = 200)]
        pub reason: &'a Text,
    }

    #[memoram_endpoint(GET, "/memory-blobs/{id}")]
    pub struct GetMemoryBlob {
        pub id: Text,
        pub user_id: Text,
        #[memoram(skip)]
        pub local: u16,
    }

    #[memoram_endpoint(PUT, "/notes/{to}", spec = none)]
    pub struct PutNote {
        pub to: i64,
        pub client: i64,
        pub value: i64,
        pub name: i64,
        #[memoram(header = "X-Send")]
        pub send: i64,
        #[serde(skip_serializing_if = "is_zero")]
        pub encode: i64,
    }

    #[memoram_endpoint(
        GET,
        "/notes",
        spec = none,
        response = super::Notes,
        paginate(cursor = client, next = page, items = notes, item = i64)
    )]
    pub struct ListNotes {
        pub client: ::core::option::Option<i64>,
    }

    fn is_zero(value: &i64) -> bool {
        *value == 0
    }
}

fn calls(client: &memoram_runtime::Client) {
    drop(shadows::CreateAccessRequest { memory_key: &1, reason: &2 }.send(client));
    drop(shadows::GetMemoryBlob { id: 1, user_id: 2, local: shadows::u16 }.send(client));
    let note = shadows::PutNote { to: 1, client: 2, value: 3, name: 4, send: 5, encode: 6 };
    drop(note.send(client));
    drop(shadows::ListNotes { client: None }.items(client));
}

fn main() {
    let _: fn(&memoram_runtime::Client) = calls;
}
