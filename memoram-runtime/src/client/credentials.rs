//! The credentials that a builder was given.

use super::BuildError;
use crate::scheme::{KeyFault, SentKey, basic, bearer};
use crate::secret::{AccessToken, ApiKey, Password};
use crate::send::{BearerSource, Credentials, TokenCache, TokenProvider, TokenSource};

#[derive(Default)]
pub(super) struct GivenCredentials {
    pub(super) api_key: Option<ApiKey>,
    pub(super) bearer: Option<AccessToken>,
    pub(super) provider: Option<Box<dyn TokenProvider>>,
    pub(super) basic: Option<(String, Password)>,
    pub(super) keys: Vec<Result<SentKey, KeyFault>>,
}

impl GivenCredentials {
    /// Checks the credentials. At most one of each kind may be given: one source of bearer tokens, one user, and one key for
    /// each place.
    pub(super) fn build(self) -> Result<Credentials, BuildError> {
        let GivenCredentials { api_key, bearer, provider, basic: user, keys } = self;
        let user = user.map(|(user, password)| basic(&user, &password).ok_or(BuildError::Basic));
        Ok(Credentials { bearer: source(api_key, bearer, provider)?, basic: user.transpose()?, keys: distinct(keys)? })
    }
}

/// The source of bearer tokens.
fn source(
    api_key: Option<ApiKey>,
    token: Option<AccessToken>,
    provider: Option<Box<dyn TokenProvider>>,
) -> Result<Option<BearerSource>, BuildError> {
    let tokens = |source| Some(BearerSource::Tokens(TokenCache::new(source)));
    match (api_key, token, provider) {
        (None, None, None) => Ok(None),
        (Some(key), None, None) if key.is_usable() => Ok(tokens(TokenSource::Key(key))),
        (Some(_), None, None) => Err(BuildError::ApiKey),
        (None, Some(token), None) => bearer(&token).map(BearerSource::Fixed).ok_or(BuildError::Bearer).map(Some),
        (None, None, Some(mut provider)) => {
            provider.prepare()?;
            Ok(tokens(TokenSource::Provider(provider)))
        }
        _ => Err(BuildError::TwoCredentials),
    }
}

fn distinct(keys: Vec<Result<SentKey, KeyFault>>) -> Result<Vec<SentKey>, BuildError> {
    let mut distinct: Vec<SentKey> = Vec::with_capacity(keys.len());
    for key in keys {
        let key = key.map_err(|fault| match fault {
            KeyFault::Name => BuildError::KeyHeader,
            KeyFault::Value => BuildError::ApiKey,
        })?;
        if distinct.iter().any(|other| other.is_same_place(&key)) {
            return Err(BuildError::TwoCredentials);
        }
        distinct.push(key);
    }
    Ok(distinct)
}
