use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/notes", spec = none)]
struct ListNotes {
    #[memoram(body)]
    filter: String,
}

fn main() {}
