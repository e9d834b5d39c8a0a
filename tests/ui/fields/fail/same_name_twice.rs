use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/notes", spec = none)]
struct ListNotes {
    limit: u32,
    #[memoram(rename = "limit")]
    max: u32,
}

fn main() {}
