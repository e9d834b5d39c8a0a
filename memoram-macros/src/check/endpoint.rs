//! What the check gives to the expansion.

use memoram_openapi::{Method, Need, Style};
use proc_macro2::TokenStream;

use crate::args::{Auth, FieldPath};
use crate::document::Tracked;
use crate::places::Place;
use crate::request::Field;

/// An endpoint without a fault.
pub(crate) struct Endpoint<'a> {
    pub(crate) method: Method,
    pub(crate) template: &'a str,
    /// The fields that fill the placeholders, from left to right.
    pub(crate) segments: Vec<SentField<'a>>,
    pub(crate) query: Vec<SentField<'a>>,
    pub(crate) headers: Vec<SentField<'a>>,
    pub(crate) body: Body<'a>,
    /// Empty: any 2xx.
    pub(crate) success: Vec<u16>,
    /// What is asked for, if it is not the runtime's default.
    pub(crate) accept: Option<String>,
    /// The media type of a JSON body, if it is not `application/json`.
    pub(crate) content_type: Option<String>,
    /// Whether a `String` is read as text.
    pub(crate) is_text: bool,
    /// The documented failures, and what the document says of them.
    pub(crate) failures: Vec<(u16, String)>,
    pub(crate) credentials: Credentials,
    /// Where the API of the user's document is; empty if it does not say it. `None`: the bundled document, or none.
    pub(crate) server: Option<String>,
    pub(crate) idempotent: bool,
    pub(crate) pages: Option<Pages<'a>>,
    /// The types that must be the right ones.
    pub(crate) places: Vec<Place>,
}

/// Which credentials a call carries. Each alternative is a set that is sent together.
#[derive(Clone)]
pub(crate) enum Credentials {
    Anonymous,
    /// The first alternative that the client can serve.
    Required(Vec<Vec<Need>>),
    /// The same; else whatever the client has, or nothing.
    Optional(Vec<Vec<Need>>),
}

impl Credentials {
    /// Everything that a call may carry.
    pub(crate) fn needs(&self) -> impl Iterator<Item = &Need> {
        let (Credentials::Required(alternatives) | Credentials::Optional(alternatives)) = self else {
            return [].iter().flatten();
        };
        alternatives.iter().flatten()
    }

    /// What `auth` says.
    pub(crate) fn of(auth: &Auth) -> Self {
        match auth {
            Auth::Need(need) => Credentials::Required(vec![vec![need.clone()]]),
            Auth::Any => Credentials::Optional(Vec::new()),
            Auth::Anonymous => Credentials::Anonymous,
        }
    }
}

/// A field and how it is sent.
pub(crate) struct SentField<'a> {
    pub(crate) field: &'a Field<'a>,
    /// Its wire name.
    pub(crate) name: String,
    /// In characters.
    pub(crate) max_length: Option<usize>,
    /// How a list or an object is written. `None`: as the runtime does without being told.
    pub(crate) style: Option<Style<'static>>,
    /// The content type of a part of a form. Empty: the runtime decides.
    pub(crate) part_type: String,
    /// Whether the document requires it.
    pub(crate) required: bool,
    /// Whether `None` is sent as `null` rather than left out.
    pub(crate) null: bool,
}

pub(crate) enum Body<'a> {
    None,
    Properties(Vec<SentField<'a>>),
    Form(Vec<SentField<'a>>),
    /// A form of parts.
    Multipart(Vec<SentField<'a>>),
    /// JSON.
    Whole(&'a Field<'a>),
    /// Bytes as they are, and their content type.
    Raw(&'a Field<'a>, String),
}

impl<'a> Body<'a> {
    /// The fields that are properties of the body.
    pub(crate) fn properties(&self) -> &[SentField<'a>] {
        match self {
            Body::Properties(properties) | Body::Form(properties) | Body::Multipart(properties) => properties,
            Body::None | Body::Whole(_) | Body::Raw(..) => &[],
        }
    }
}

/// How the pages of an endpoint follow one another.
pub(crate) struct Pages<'a> {
    pub(crate) follow: Follow,
    /// Where the answer has the cursor or the URL of the next page.
    pub(crate) next: Option<&'a FieldPath>,
    pub(crate) items: &'a FieldPath,
}

/// What leads from one page to the next. Names are wire names.
pub(crate) enum Follow {
    Cursor(String),
    Page {
        name: String,
        /// The number of the first page.
        first: u64,
    },
    Offset(String),
    Link,
    NextUrl,
}

/// What the body of a success is read as.
#[derive(Default)]
pub(crate) enum Reply {
    #[default]
    Unit,
    Type(TokenStream),
    /// A type of the runtime's `model`.
    Model(String),
}

/// The endpoint, if there was no fault, and what even a stub needs.
pub(crate) struct Checked<'a> {
    pub(crate) endpoint: Option<Endpoint<'a>>,
    pub(crate) reply: Reply,
    /// Whether the success is read as a stream.
    pub(crate) is_stream: bool,
    /// The type of an item, if the answer comes in pages.
    pub(crate) item: Option<Reply>,
    pub(crate) credentials: Credentials,
    /// The warning, if the document calls the operation deprecated.
    pub(crate) deprecated: Option<String>,
    pub(crate) tracked: Tracked,
}
