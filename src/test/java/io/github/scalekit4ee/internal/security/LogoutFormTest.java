package io.github.scalekit4ee.internal.security;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.security.LogoutForm.UnreadableException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the logout token stands in a form, and which forms are none. */
class LogoutFormTest {

    private static final int MOST = 48 * 1024;
    private static final String START = "logout_token=";

    private @Nullable String query;
    private String @Nullable [] parameters;
    private long length = -1;
    private boolean readerTaken;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "logout_token=a.b.c",
                "state=x&logout_token=a.b.c&more=y",
                "logout%5Ftoken=a%2Eb.c",
                "=&&x&logout_token=a.b.c",
                "logout_token2=d&xlogout_token=e&logout_token=a.b.c"
            })
    void findsTheTokenBesideWhateverElseIsThere(String body) throws Exception {
        assertThat(token(body)).isEqualTo("a.b.c");
    }

    @Test
    void anEqualsSignInAValueIsPartOfIt() throws Exception {
        assertThat(token("logout_token=a=b=")).isEqualTo("a=b=");
    }

    @ParameterizedTest
    @CsvSource({
        "'', the form has no parameter logout_token",
        "logout_token, the form has no parameter logout_token",
        "LOGOUT_TOKEN=a, the form has no parameter logout_token",
        "logout_token=a&logout_token=a, the form has more than one parameter logout_token",
        "logout_token=a&logout_token=, the form has more than one parameter logout_token",
        "logout_token=%zz, the form is not encoded as its content type says",
        "%=a, the form is not encoded as its content type says"
    })
    void withoutExactlyOneThereIsNone(String body, String problem) {
        UnreadableException e = catchThrowableOfType(UnreadableException.class, () -> token(body));

        assertThat(e.status()).isEqualTo(400);
        assertThat(e.description()).isEqualTo(problem);
    }

    @Test
    void theLargestFormIsRead() throws Exception {
        length = MOST;
        String token = "x".repeat(MOST - START.length());

        assertThat(token(START + token)).isEqualTo(token);
    }

    @Test
    void aLargerOneIsNotWhetherItSaysSoOrNot() {
        String token = "x".repeat(MOST - START.length() + 1);
        assertTooLarge(START + token);

        length = MOST + 1;
        assertTooLarge(START + "x");
    }

    private void assertTooLarge(String body) {
        UnreadableException e = catchThrowableOfType(UnreadableException.class, () -> token(body));

        assertThat(e.status()).isEqualTo(413);
        assertThat(e.description()).isEqualTo("the form is larger than 49152 bytes");
    }

    @Test
    void wherePartsOfTheApplicationHaveReadTheBodyTheParametersHaveIt() throws Exception {
        parameters = new String[] {"a.b.c"};
        assertThat(token("")).isEqualTo("a.b.c");

        query = "state=x";
        assertThat(token("")).isEqualTo("a.b.c");

        readerTaken = true;
        assertThat(token("logout_token=of the body")).isEqualTo("a.b.c");
    }

    @Test
    void aTokenInTheQueryIsNone() {
        parameters = new String[] {"a.b.c"};
        query = "state=x&logout_token=a.b.c";

        assertThat(catchThrowableOfType(UnreadableException.class, () -> token("")))
                .hasMessage("the form has no parameter logout_token");
    }

    private String token(String body) throws IOException, UnreadableException {
        return LogoutForm.token(Fake.of(HttpServletRequest.class)
                .on("getContentLengthLong", given -> length)
                .on("getParameterValues", given -> parameters)
                .on("getQueryString", given -> query)
                .on("getInputStream", given -> {
                    if (readerTaken) {
                        throw new IllegalStateException("getReader() has been called");
                    }
                    return ServletStreams.input(body.getBytes(UTF_8));
                })
                .make());
    }
}
