//! What serde's attributes say on a type.

use memoram_openapi::spelling::Case;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Attribute, LitStr};

use super::side::Both;
use super::words::{both, word};
use crate::request::skip_value;

/// What serde's attributes on the type say. Lists are of reading and of sending.
#[derive(Default)]
pub(super) struct ContainerWords {
    pub(super) rename_all: Both<Option<Case>>,
    pub(super) rename_all_fields: Both<Option<Case>>,
    pub(super) tag: Option<LitStr>,
    pub(super) content: Option<LitStr>,
    pub(super) is_untagged: bool,
    pub(super) is_transparent: bool,
    pub(super) has_default: bool,
    /// The word `deny_unknown_fields`.
    pub(super) denies_unknown: Option<TokenStream>,
    /// `from`, `try_from`, `into` or `remote`: another type decides what is written.
    pub(super) is_converted: bool,
}

/// What is wrong with serde's attributes is serde's to say.
pub(super) fn read_container(attributes: &[Attribute]) -> ContainerWords {
    let mut words = ContainerWords::default();
    for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("serde")) {
        let _ = attribute.parse_nested_meta(|meta| {
            match word(&meta).as_str() {
                "rename_all" => words.rename_all = both(&meta, |literal| Case::from_word(&literal.value()))?,
                "rename_all_fields" => {
                    words.rename_all_fields = both(&meta, |literal| Case::from_word(&literal.value()))?;
                }
                "tag" => words.tag = Some(meta.value()?.parse()?),
                "content" => words.content = Some(meta.value()?.parse()?),
                "untagged" => words.is_untagged = true,
                "transparent" => words.is_transparent = true,
                "deny_unknown_fields" => words.denies_unknown = Some(meta.path.to_token_stream()),
                "default" => {
                    words.has_default = true;
                    skip_value(&meta)?;
                }
                "from" | "try_from" | "into" | "remote" => {
                    words.is_converted = true;
                    skip_value(&meta)?;
                }
                _ => skip_value(&meta)?,
            }
            Ok(())
        });
    }
    words
}
