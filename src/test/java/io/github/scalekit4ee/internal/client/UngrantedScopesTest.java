package io.github.scalekit4ee.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import org.junit.jupiter.api.Test;

class UngrantedScopesTest {

    private final UngrantedScopes ungranted = new UngrantedScopes();

    @Test
    void saysOnceWhichScopesAreMissing() {
        assertThat(logOf(() -> {
                    ungranted.look("billing", Set.of("c", "b", "a"), Set.of("a"));
                    ungranted.look("billing", Set.of("c", "b", "a"), Set.of("a"));
                }))
                .singleElement()
                .asString()
                .startsWith("The client billing was given a token without these scopes, which it had asked for: b c.");
    }

    @Test
    void saysSoAgainWhenOthersAreMissing() {
        assertThat(logOf(() -> {
                    ungranted.look("", Set.of("b", "a"), Set.of("a"));
                    ungranted.look("", Set.of("b", "a"), Set.of("b"));
                }))
                .hasSize(2);
    }

    @Test
    void isSilentAboutMoreThanWasAskedFor() {
        assertThat(logOf(() -> {
                    ungranted.look("", Set.of("a"), Set.of("a", "b"));
                    ungranted.look("", Set.of(), Set.of());
                }))
                .isEmpty();
    }

    private static List<String> logOf(Runnable work) {
        List<String> lines = new ArrayList<>();
        try (ClientLog log = new ClientLog(Level.ALL, entry -> lines.add(entry.getMessage()))) {
            work.run();
        }
        return lines;
    }
}
