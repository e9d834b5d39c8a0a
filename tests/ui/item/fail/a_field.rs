use memoram_runtime::memoram_endpoint;

struct ListNotes {
    #[memoram_endpoint(GET, "/notes")]
    limit: u32,
}

fn main() {}
