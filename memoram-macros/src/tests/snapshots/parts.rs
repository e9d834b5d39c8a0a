#[automatically_derived]
impl<'a> ::memoram_runtime::Endpoint for SetAvatar<'a> {
    type Response = ();
    type Auth = ::memoram_runtime::auth::Any;
    const SPEC: ::memoram_runtime::EndpointSpec = {
        let _ = Self::send;
        ::memoram_runtime::__blocking!(used);
        ::memoram_runtime::EndpointSpec::put("/users/{id}/avatar")
            .success(&[204u16])
            .server("")
            .types(::memoram_runtime::__types!("Crop" : Crop))
    };
    fn encode(
        &self,
        __to: &mut ::memoram_runtime::Encoder,
    ) -> ::core::result::Result<(), ::memoram_runtime::Error> {
        __to.path(
            &[
                ::memoram_runtime::encode::Segment {
                    name: "id",
                    max_length: ::core::option::Option::None,
                    value: &self.id,
                },
            ],
        )?;
        __to.multipart(
            &[
                ::memoram_runtime::encode::PartField {
                    name: "avatar",
                    max_length: ::core::option::Option::None,
                    content_type: "image/png",
                    value: &::memoram_runtime::encode::File {
                        value: &self.avatar,
                    },
                },
                ::memoram_runtime::encode::PartField {
                    name: "crop",
                    max_length: ::core::option::Option::None,
                    content_type: "application/json",
                    value: &self.crop,
                },
                ::memoram_runtime::encode::PartField {
                    name: "widths",
                    max_length: ::core::option::Option::None,
                    content_type: "",
                    value: if Vec::is_empty(&self.widths) {
                        &::core::option::Option::None::<()>
                    } else {
                        &self.widths
                    },
                },
                ::memoram_runtime::encode::PartField {
                    name: "altText",
                    max_length: ::core::option::Option::Some(80usize),
                    content_type: "",
                    value: &self.alt_text,
                },
            ],
        )
    }
}
#[automatically_derived]
impl<'a> SetAvatar<'a> {
    /** Sends `PUT /users/{id}/avatar`, with the credentials that the client has. Success is 204.

 Nothing is sent before the call is awaited.*/
    pub fn send(
        &self,
        __client: &::memoram_runtime::Client,
    ) -> ::memoram_runtime::Call<()> {
        __client.send(self)
    }
    ::memoram_runtime::__blocking!(pub, ());
}
const _: () = {
    use ::memoram_runtime::schema::{Place as __Place, Probe as __Probe, Unchecked as _};
    let _ = __Probe::<()>::SCHEMAS;
    __Place::takes(
        __Place::new(
            1112142322921542745u64,
            17636288370628587100u64,
            "`crop` of `PUT /users/{id}/avatar` is `Crop` in the document",
            "src/tests/documents/parts.yaml:17",
        ),
        __Probe::<Crop>::SCHEMAS,
    )
};
const _: &[::core::primitive::u8] = ::core::include_bytes!(
    ::core::concat!(::core::env!("CARGO_MANIFEST_DIR"), "/",
    "src/tests/documents/parts.yaml")
);
