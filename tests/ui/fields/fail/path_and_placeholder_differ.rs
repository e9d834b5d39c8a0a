use memoram_runtime::memoram_endpoint;

#[memoram_endpoint(GET, "/notes/{noted_id}", spec = none)]
struct GetNote {
    #[memoram(path)]
    note_id: String,
}

fn main() {}
