//! The credentials that a builder was given.

use http::header::{ACCEPT, AUTHORIZATION, HeaderName, HeaderValue, USER_AGENT};

use super::BuildError;
use crate::scheme::{Header, basic, bearer};
use crate::secret::{AccessToken, ApiKey, Password};
use crate::send::{Credential, TokenCache, TokenProvider, TokenSource, is_reserved};

#[derive(Default)]
pub(super) struct Credentials {
    pub(super) api_key: Option<ApiKey>,
    pub(super) bearer: Option<AccessToken>,
    pub(super) provider: Option<Box<dyn TokenProvider>>,
    pub(super) key_header: Option<(String, ApiKey)>,
    pub(super) basic: Option<(String, Password)>,
}

impl Credentials {
    /// Checks the credentials. At most one kind may be given.
    pub(super) fn build(self) -> Result<Credential, BuildError> {
        let Credentials { api_key, bearer: token, provider, key_header, basic: user } = self;
        let tokens = |source| Credential::Tokens(TokenCache::new(source));
        let api_key = api_key.map(|key| match key.is_usable() {
            true => Ok(tokens(TokenSource::Key(key))),
            false => Err(BuildError::ApiKey),
        });
        let token = token.map(|token| bearer(&token).map(Credential::Token).ok_or(BuildError::Bearer));
        let provider = provider.map(|provider| Ok(tokens(TokenSource::Provider(provider))));
        let header = key_header.map(|(name, value)| key(&name, &value).map(Credential::Key));
        let user = user.map(|(user, password)| basic(&user, &password).map(Credential::Basic).ok_or(BuildError::Basic));
        let mut given = [api_key, token, provider, header, user].into_iter().flatten();
        match (given.next(), given.next()) {
            (None, _) => Ok(Credential::None),
            (Some(credential), None) => credential,
            (Some(_), Some(_)) => Err(BuildError::TwoCredentials),
        }
    }
}

/// Returns a header with a key. Its name must not be that of a header that the client sets itself; `Authorization` is
/// allowed, because a client with a key does not set it.
fn key(name: &str, key: &ApiKey) -> Result<Header, BuildError> {
    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| BuildError::KeyHeader)?;
    if name != AUTHORIZATION && (is_reserved(&name) || [ACCEPT, USER_AGENT].contains(&name)) {
        return Err(BuildError::KeyHeader);
    }
    let mut value =
        HeaderValue::from_str(key.expose_secret()).ok().filter(|_| key.is_usable()).ok_or(BuildError::ApiKey)?;
    value.set_sensitive(true);
    Ok((name, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_has_a_header_of_its_own() {
        let (name, value) = key("X-Api-Key", &"k 1".replace(' ', "_").as_str().into()).unwrap();
        assert_eq!((name.as_str(), value.to_str().unwrap(), value.is_sensitive()), ("x-api-key", "k_1", true));
        assert!(key("Authorization", &"k".into()).is_ok());
        for name in ["", "a b", "a:", "Host", "Cookie", "Content-Type", "Accept", "User-Agent"] {
            assert_eq!(key(name, &"k".into()).unwrap_err(), BuildError::KeyHeader, "{name:?}");
        }
        assert_eq!(key("X-Api-Key", &"k\n".into()).unwrap_err(), BuildError::ApiKey);
    }
}
