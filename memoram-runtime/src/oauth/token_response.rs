//! The answer of a token endpoint.

use std::error::Error as StdError;
use std::time::Duration;

use serde::Deserialize;
use serde_json::Value;

use crate::secret::AccessToken;
use crate::send::ProvidedToken;

/// A successful answer (RFC 6749 §5.1).
#[derive(Deserialize)]
pub(super) struct TokenResponse {
    access_token: AccessToken,
    token_type: Option<String>,
    expires_in: Option<Value>,
    pub(super) refresh_token: Option<AccessToken>,
}

impl TokenResponse {
    /// The token. Fails unless it is a bearer token (RFC 6749 §7.1).
    pub(super) fn provided(self) -> Result<ProvidedToken, Box<dyn StdError + Send + Sync>> {
        if !self.token_type.as_deref().unwrap_or("bearer").eq_ignore_ascii_case("bearer") {
            return Err("the server gave a token of another type than `Bearer`".into());
        }
        let token = ProvidedToken::new(self.access_token);
        Ok(match self.expires_in.as_ref().and_then(seconds) {
            Some(lifetime) => token.lifetime(lifetime),
            None => token,
        })
    }
}

/// Some servers send the number as a string.
fn seconds(value: &Value) -> Option<Duration> {
    let seconds = value.as_u64().or_else(|| value.as_str()?.parse().ok())?;
    Some(Duration::from_secs(seconds))
}
