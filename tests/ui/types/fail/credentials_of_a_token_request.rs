use memoram_runtime::auth::{ProvidedToken, Provision, TokenClient, TokenProvider};
use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(POST, "/session", spec = none, response = String)]
struct CreateSession;

struct Own;

impl TokenProvider for Own {
    fn token<'a>(&'a self, client: TokenClient<'a>) -> Provision<'a> {
        Box::pin(async move { Ok(ProvidedToken::new(client.send(&CreateSession).await?)) })
    }
}

fn main() {}
