//! Helpers around a plain HTTP client.

use memoram_sandbox::{Sandbox, SandboxBuilder};
use reqwest::{Client, Method, RequestBuilder, Response};
use serde_json::{Value, json};

pub(crate) struct Api {
    pub(crate) sandbox: Sandbox,
    pub(crate) token: String,
    http: Client,
}

impl Api {
    pub(crate) async fn start() -> Self {
        Self::start_with(Sandbox::builder()).await
    }

    pub(crate) async fn start_with(builder: SandboxBuilder) -> Self {
        let sandbox = builder.start().await.unwrap();
        let http = Client::builder().no_proxy().build().unwrap();
        let mut api = Self { sandbox, token: String::new(), http };
        api.token = api.new_token(&json!({})).await["token"].as_str().unwrap().to_owned();
        api
    }

    /// Requests a token with the right key and more properties, and returns the answer.
    pub(crate) async fn new_token(&self, more: &Value) -> Value {
        let body = with(json!({ "api_key": self.sandbox.api_key() }), more);
        expect(self.call(Method::POST, "/auth/token").json(&body), 200).await
    }

    /// Returns a request without a token.
    pub(crate) fn anonymous(&self, method: Method, path: &str) -> RequestBuilder {
        self.http.request(method, format!("{}{path}", self.sandbox.base_url()))
    }

    pub(crate) fn call(&self, method: Method, path: &str) -> RequestBuilder {
        self.anonymous(method, path).bearer_auth(&self.token)
    }

    pub(crate) fn get(&self, path: &str) -> RequestBuilder {
        self.call(Method::GET, path)
    }

    /// Returns a request with the user's id in the query.
    pub(crate) fn of_user(&self, method: Method, path: &str) -> RequestBuilder {
        self.call(method, path).query_pairs(&[("user_id", self.sandbox.user_id())])
    }

    pub(crate) fn post(&self, path: &str, body: &Value) -> RequestBuilder {
        self.call(Method::POST, path).json(body)
    }

    /// Creates an access request, and returns its id.
    pub(crate) async fn access_request(&self) -> String {
        let body = json!({ "memoryKey": self.sandbox.memory_key(), "reason": "to test" });
        let created = expect(self.post("/access-requests", &body), 201).await;
        created["id"].as_str().unwrap().to_owned()
    }

    /// Returns a body that creates or updates a memory: the required properties and more.
    pub(crate) fn draft(&self, more: &Value) -> Value {
        let (user, key) = (self.sandbox.user_id(), self.sandbox.memory_key());
        with(json!({ "user_id": user, "memoryKey": key }), more)
    }

    /// Creates a memory, and returns its id.
    pub(crate) async fn memory(&self, more: &Value) -> String {
        let body = with(self.draft(&json!({ "content": "c2VjcmV0" })), more);
        let created = expect(self.post("/memory-blobs", &body), 201).await;
        created["id"].as_str().unwrap().to_owned()
    }
}

pub(crate) trait QueryPairs {
    /// Replaces reqwest's `query`, which needs a feature that nothing else here needs.
    fn query_pairs(self, pairs: &[(&str, &str)]) -> Self;
}

impl QueryPairs for RequestBuilder {
    fn query_pairs(self, pairs: &[(&str, &str)]) -> Self {
        let (client, request) = self.build_split();
        let mut request = request.unwrap();
        request.url_mut().query_pairs_mut().extend_pairs(pairs);
        Self::from_parts(client, request)
    }
}

/// Adds or replaces properties of a body.
pub(crate) fn with(mut body: Value, more: &Value) -> Value {
    body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
    body
}

/// Sends a request, checks the status and the common headers, and returns the body.
pub(crate) async fn expect(request: RequestBuilder, status: u16) -> Value {
    let response = request.send().await.unwrap();
    assert!(response.headers().contains_key("x-request-id"));
    let (got, body) = (response.status(), json_of(response).await);
    assert_eq!(got, status, "{body}");
    body
}

/// Like [`expect`], but for an error: returns its message.
pub(crate) async fn refusal(request: RequestBuilder, status: u16) -> String {
    let body = expect(request, status).await;
    assert_eq!(body.as_object().unwrap().len(), 1, "{body}");
    body["message"].as_str().unwrap().to_owned()
}

async fn json_of(response: Response) -> Value {
    assert_eq!(response.headers()["content-type"], "application/json");
    response.json().await.unwrap()
}

/// Returns the names of an object's properties in alphabetical order.
pub(crate) fn names(value: &Value) -> Vec<&str> {
    let mut names: Vec<_> = value.as_object().unwrap().keys().map(String::as_str).collect();
    names.sort_unstable();
    names
}
