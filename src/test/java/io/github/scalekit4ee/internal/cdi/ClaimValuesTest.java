package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClaimValuesTest {
    private static final ClaimForm STRING = new ClaimForm(false, InjectedType.STRING);
    private static final ClaimForm OPTIONAL_STRING = new ClaimForm(true, InjectedType.STRING);

    private final Map<String, Object> claims = new HashMap<>();
    private final ClaimValues values = new ClaimValues(claims::get);

    @Test
    void theSameQuestionHasTheSameObject() {
        CurrentClaimValue<String> first = values.of("sub", STRING);

        assertThat(values.<String>of("sub", new ClaimForm(false, InjectedType.STRING)))
                .isSameAs(first);
    }

    @Test
    void anotherClaimOrFormHasAnotherObject() {
        CurrentClaimValue<String> subject = values.of("sub", STRING);
        CurrentClaimValue<String> organization = values.of("oid", STRING);
        CurrentClaimValue<Optional<String>> optional = values.of("sub", OPTIONAL_STRING);
        claims.put("sub", "reader");
        claims.put("oid", "org");

        assertThat(subject.getValue()).isEqualTo("reader");
        assertThat(organization.getValue()).isEqualTo("org");
        assertThat(optional.getValue()).contains("reader");
    }

    @Test
    void theObjectFollowsTheCaller() {
        CurrentClaimValue<String> subject = values.of("sub", STRING);
        claims.put("sub", "one");
        assertThat(subject.getValue()).isEqualTo("one");
        claims.put("sub", "other");
        assertThat(subject.getValue()).isEqualTo("other");
    }

    @Test
    void claimsThatRequestsNameDoNotFillTheMemory() {
        for (int number = 0; number < 1_000; number++) {
            values.of("claim" + number, STRING);
        }
        claims.put("sub", "reader");

        CurrentClaimValue<String> beyond = values.of("sub", STRING);

        assertThat(beyond.getValue()).isEqualTo("reader");
        assertThat(values.<String>of("sub", STRING)).isNotSameAs(beyond);
        assertThat(values.<String>of("claim1", STRING)).isSameAs(values.<String>of("claim1", STRING));
    }
}
