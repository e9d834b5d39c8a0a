//! The builder's methods for credentials.

use std::error::Error as StdError;

use secrecy::zeroize::Zeroizing;

use super::ClientBuilder;
use crate::scheme::SentKey;
use crate::secret::{AccessToken, ApiKey, Password};
use crate::send::{TokenProvider, Unsigned};

impl ClientBuilder {
    /// Sets the API key. The client exchanges it for a token when a call first needs one, and again before the token
    /// expires.
    pub fn api_key(mut self, key: impl Into<ApiKey>) -> Self {
        self.credentials.api_key = Some(key.into());
        self
    }

    /// Sets a bearer token to use instead of an API key. It is never replaced: if the server refuses it with 401, that is
    /// the error of the call.
    pub fn bearer(mut self, token: impl Into<AccessToken>) -> Self {
        self.credentials.bearer = Some(token.into());
        self
    }

    /// Sets a source of tokens, instead of an API key: [`ClientCredentials`](crate::auth::ClientCredentials) or
    /// [`RefreshToken`](crate::auth::RefreshToken) for OAuth 2, or your own [`TokenProvider`](crate::auth::TokenProvider).
    pub fn token_provider(mut self, provider: impl TokenProvider) -> Self {
        self.credentials.provider = Some(Box::new(provider));
        self
    }

    /// Adds a key that is sent unchanged in a header, with calls of endpoints that need a key in a header of that name. A
    /// client may have several keys, each for another place.
    ///
    /// ```
    /// use memoram_runtime::{Client, memoram_endpoint};
    ///
    /// #[memoram_endpoint(GET, "/weather", spec = none, auth = key("X-Api-Key"))]
    /// struct GetWeather;
    ///
    /// let client = Client::builder().base_url("https://api.example").api_key_header("X-Api-Key", "k-1").build()?;
    /// let call = GetWeather.send(&client);
    /// # Ok::<(), memoram_runtime::BuildError>(())
    /// ```
    pub fn api_key_header(mut self, name: impl Into<String>, key: impl Into<ApiKey>) -> Self {
        self.credentials.keys.push(SentKey::in_header(&name.into(), &key.into()));
        self
    }

    /// Adds a key that is sent in the query, as `name=key`, with calls of endpoints that need a key in a parameter of that
    /// name. It is in no error and in no span, but servers and proxies often log URLs: use it only if the API takes the key
    /// nowhere else.
    ///
    /// ```
    /// use memoram_runtime::{Client, memoram_endpoint};
    ///
    /// #[memoram_endpoint(GET, "/weather", spec = none, auth = key(query = "appid"))]
    /// struct GetWeather {
    ///     city: String,
    /// }
    ///
    /// let client = Client::builder().base_url("https://api.example").api_key_query("appid", "k-1").build()?;
    /// let call = GetWeather { city: "Oslo".to_owned() }.send(&client);
    /// # Ok::<(), memoram_runtime::BuildError>(())
    /// ```
    pub fn api_key_query(mut self, name: impl Into<String>, key: impl Into<ApiKey>) -> Self {
        self.credentials.keys.push(SentKey::in_query(&name.into(), &key.into()));
        self
    }

    /// Adds a key that is sent unchanged in a cookie, with calls of endpoints that need a key in a cookie of that name
    /// (`auth = key(cookie = "sid")`). Cookies that the server sets are ignored.
    pub fn api_key_cookie(mut self, name: impl Into<String>, key: impl Into<ApiKey>) -> Self {
        self.credentials.keys.push(SentKey::in_cookie(&name.into(), &key.into()));
        self
    }

    /// Sets a user and a password (RFC 7617), for endpoints with `auth = basic`.
    ///
    /// ```
    /// use memoram_runtime::Client;
    ///
    /// let client = Client::builder().base_url("https://api.example").basic("ann", "pa55word").build()?;
    /// # Ok::<(), memoram_runtime::BuildError>(())
    /// ```
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<Password>) -> Self {
        self.credentials.basic = Some((user.into(), password.into()));
        self
    }

    /// Presents a certificate to the server (mutual TLS). `pem` has the certificate, with its chain, and its private key,
    /// both in PEM.
    pub fn identity(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.connection.identity = Some(Zeroizing::new(pem.into()));
        self
    }

    /// Signs every request, token requests included, for APIs with a scheme of their own. `sign` sees the method, the URL, the
    /// headers and the body, when everything but the client's credentials is there, and sets the headers that the scheme asks
    /// for. It is called for each attempt, so that a signature can contain the time.
    ///
    /// An error of `sign` is the error of the call, with the kind [`Authentication`](crate::ErrorKind::Authentication), and
    /// nothing is sent.
    ///
    /// ```
    /// use memoram_runtime::Client;
    ///
    /// # fn hmac(key: &str, text: &[u8]) -> String { String::new() }
    /// let key = "k-1".to_owned();
    /// let client = Client::builder()
    ///     .base_url("https://api.example")
    ///     .sign(move |request| {
    ///         let text = [request.method().as_str().as_bytes(), request.path().as_bytes(), request.body()].join(&b'\n');
    ///         request.set_header("X-Signature", &hmac(&key, &text));
    ///         Ok(())
    ///     })
    ///     .build()?;
    /// # Ok::<(), memoram_runtime::BuildError>(())
    /// ```
    pub fn sign<S>(mut self, sign: S) -> Self
    where
        S: Fn(&mut Unsigned<'_>) -> Result<(), Box<dyn StdError + Send + Sync>> + Send + Sync + 'static,
    {
        self.signer = Some(Box::new(sign));
        self
    }
}
