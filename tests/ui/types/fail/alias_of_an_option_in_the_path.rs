use memoram_runtime::memoram_endpoint;

type Maybe = Option<String>;

#[memoram_endpoint(GET, "/members/{id}", spec = none)]
struct GetMember {
    id: Maybe,
}

fn main() {}
