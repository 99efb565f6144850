package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.internal.server.Servers;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class UnknownCallersTest {

    private final UnknownCallers unknownCallers =
            new UnknownCallers(new ErrorResponses(TestVerifiers.SCOPES_AS_GROUPS), Servers.WILDFLY);

    /** As WildFly's Jakarta Security wraps it. */
    private final RuntimeException refusedByTheRealm =
            new IllegalStateException(new IOException(new SecurityException("ELY01177: Authorization failed.")));

    @Test
    void aLoginThatTheRealmOfTheServerRefusesSaysOnceWhatToSet() {
        try (LoggedMessages log = new LoggedMessages("security")) {
            assertThat(unknownCallers.answerTo(refusedByTheRealm).status()).isEqualTo(500);
            assertThat(unknownCallers.answerTo(refusedByTheRealm).body()).isEmpty();

            assertThat(log.all()).singleElement().asString().contains("name=integrated-jaspi,value=false");
        }
    }

    @Test
    void anyOtherFailureIsTheCallersOwn() {
        RuntimeException other = new IllegalStateException("something else");

        assertThatThrownBy(() -> unknownCallers.answerTo(other)).isSameAs(other);
    }
}
