package io.github.scalekit4ee.internal.openapi;

import io.github.scalekit4ee.internal.security.BearerError;
import io.github.scalekit4ee.internal.security.ErrorResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Content;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/** The responses of {@code ErrorResponses} as OpenAPI describes them. Of a schema only what both versions of the API have: no type. */
final class RefusalResponses {

    private static final String ERROR = "AccessTokenError";
    private static final String REFUSED = "AccessTokenRefused";
    private static final String UNAVAILABLE = "AccessTokenNotVerifiable";

    private RefusalResponses() {}

    /** @param forbidden what 403 means here */
    static void write(Operation operation, String forbidden) {
        APIResponses responses = operation.getResponses();
        if (responses == null) {
            responses = OASFactory.createAPIResponses();
            operation.setResponses(responses);
        }
        add(responses, "401", reference(REFUSED));
        add(responses, "403", challenged(forbidden, BearerError.INSUFFICIENT_SCOPE.code()));
        add(responses, "503", reference(UNAVAILABLE));
    }

    private static void add(APIResponses responses, String status, APIResponse response) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, response);
        }
    }

    private static APIResponse reference(String name) {
        return OASFactory.createAPIResponse().ref("#/components/responses/" + name);
    }

    /** What the operations refer to. */
    static void write(OpenAPI document) {
        Components components = DescribedScheme.components(document);
        components.addSchema(ERROR, error());
        components.addResponse(
                REFUSED,
                challenged(
                        "There is no access token, or it is not accepted. Without one the response has no body.",
                        BearerError.INVALID_TOKEN.code()));
        components.addResponse(
                UNAVAILABLE,
                OASFactory.createAPIResponse()
                        .description("The keys that verify access tokens cannot be had at present.")
                        .addHeader("Retry-After", header("Seconds after which to try again."))
                        .content(content("temporarily_unavailable")));
    }

    private static APIResponse challenged(String description, String code) {
        return OASFactory.createAPIResponse()
                .description(description)
                .addHeader("WWW-Authenticate", header("The challenge (RFC 6750 section 3)."))
                .content(content(code));
    }

    private static Header header(String description) {
        return OASFactory.createHeader().description(description).schema(OASFactory.createSchema());
    }

    private static Content content(String code) {
        Map<String, Object> example = new LinkedHashMap<>();
        example.put("error", code);
        return OASFactory.createContent()
                .addMediaType(
                        ErrorResponse.CONTENT_TYPE,
                        OASFactory.createMediaType()
                                .schema(OASFactory.createSchema().ref("#/components/schemas/" + ERROR))
                                .example(example));
    }

    private static Schema error() {
        return OASFactory.createSchema()
                .description("Why a request was refused, in the form of RFC 6749 section 5.2.")
                .addProperty("error", OASFactory.createSchema().description("A code of RFC 6750 section 3.1."))
                .addProperty("error_description", OASFactory.createSchema().description("For people."))
                .addProperty(
                        "scope", OASFactory.createSchema().description("All scopes that are required, with spaces."))
                .addRequired("error");
    }
}
