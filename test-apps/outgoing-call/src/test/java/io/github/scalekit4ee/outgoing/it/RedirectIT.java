package io.github.scalekit4ee.outgoing.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.testing.Endpoint;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver, which accepts the token, sends its caller to another host. */
class RedirectIT extends OutgoingCallTest {

    private final SimulatedScalekit other =
            SimulatedScalekit.builder().port(Integer.getInteger("other.port")).start();

    @AfterEach
    void closeTheOtherHost() {
        other.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rest-client/moved",
                "jakarta-rest/moved",
                "for-the-caller/moved",
                "followed/bearer-token-filter",
                "followed/caller-token-filter"
            })
    void noTokenGoesAlong(String path) {
        Answer answer = Application.get("/front/" + path, callersToken());

        assertThat(answer.toString()).isEqualTo("?");
        assertThat(other.journal().requests(Endpoint.OTHER)).isEmpty();
    }

    /** Without the filters it would: what the other tests rest on. */
    @Test
    void aTokenAddedByHandGoesAlong() {
        Answer answer = Application.get("/front/followed/by-hand");

        assertThat(other.journal().requests(Endpoint.OTHER))
                .as(answer.toString())
                .hasSize(1);
        assertThat(other.journal().last(Endpoint.OTHER).header("Authorization")).isPresent();
    }

    private static String callersToken() {
        return SCALEKIT.mint()
                .organizationClient()
                .client("m2morg_caller")
                .scopes("read:deployments")
                .token();
    }
}
