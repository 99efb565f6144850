package io.github.scalekit4ee.internal.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.config.ClientConfiguration.Credentials;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

public class OAuthErrorTest {

    private static final Credentials CREDENTIALS = new Credentials("m2morg_1", "s3cret/with+signs");

    @Test
    void readsCodeAndDescription() {
        assertThat(parse(
                        """
                {"error":"invalid_client","error_description":"The client is unknown."}"""))
                .isEqualTo(new OAuthError("invalid_client", "The client is unknown."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>", "[]", "{\"error\":1,\"error_description\":{}}", "{\"error\":\"\"}"})
    void readsNothingFromAnythingElse(String body) {
        assertThat(parse(body)).isEqualTo(OAuthError.NONE);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_client, Unknown., ' (invalid_client: Unknown.)'",
        "invalid_client,, ' (invalid_client)'",
        ", Unknown., ' (Unknown.)'",
        ",, ''"
    })
    void isPartOfASentence(String code, String description, String part) {
        assertThat(new OAuthError(code, description).inParentheses()).isEqualTo(part);
    }

    @ParameterizedTest
    @CsvSource({
        "invalid_scope, One of these scopes is unknown there",
        "invalid_client, Check client id and client secret",
        "unauthorized_client, Register the client for client credentials",
        "invalid_target, Check audience and resource",
        "invalid_request, 'Check client id, client secret and scopes'",
        ", 'Check client id, client secret and scopes'"
    })
    void saysWhatToChange(String code, String beginning) {
        assertThat(new OAuthError(code, null).advice(Set.of("b", "a"))).startsWith(beginning);
    }

    @Test
    void namesTheScopesOfWhichOneIsUnknown() {
        assertThat(new OAuthError("invalid_scope", null).advice(Set.of("b", "a")))
                .contains(": a b. Check how");
    }

    @Test
    void cutsALongDescriptionAt256Characters() {
        OAuthError error =
                parse("{\"error\":\"" + "e".repeat(65) + "\",\"error_description\":\"" + "d".repeat(257) + "\"}");

        assertThat(error.code()).hasSize(64);
        assertThat(error.description()).hasSize(256);
    }

    @Test
    void cutsNoCharacterInHalf() {
        String description =
                parse("{\"error_description\":\"" + "d".repeat(255) + "😀\"}").description();

        assertThat(description).isEqualTo("d".repeat(255));
    }

    @Test
    void replacesWhatCouldForgeALogLine() {
        assertThat(parse("{\"error_description\":\"a\\r\\nb\\u0000c\\u001b[31md\\u2028e\\u202ef\\u0085g\"}")
                        .description())
                .isEqualTo("a??b?c?[31md?e?f?g");
    }

    @Test
    void showsNoSecretThatThePeerSendsBack() {
        assertThat(parse("{\"error_description\":\"bad secret s3cret/with+signs, sent as s3cret%2Fwith%2Bsigns\"}")
                        .description())
                .isEqualTo("bad secret [client secret], sent as [client secret]");
    }

    @Test
    void showsNoCredentialsOfBasicAuthenticationThatThePeerSendsBack() {
        assertThat(parse("{\"error_description\":\"bad header Basic " + TokenRequest.basic(CREDENTIALS) + "\"}")
                        .description())
                .isEqualTo("bad header Basic [client secret]");
    }

    @Test
    void leavesNoHalfOfASecretAtTheEnd() {
        assertThat(parse("{\"error_description\":\"" + "d".repeat(250) + "s3cret/with+signs\"}")
                        .description())
                .doesNotContain("s3c");
    }

    private static OAuthError parse(String body) {
        return OAuthError.parse(body.getBytes(UTF_8), CREDENTIALS);
    }
}
