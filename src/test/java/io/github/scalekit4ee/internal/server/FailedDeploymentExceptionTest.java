package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class FailedDeploymentExceptionTest {

    @Test
    void namesTheApplicationAndTheProblemInOneLine() {
        assertThat(printed(new FailedDeploymentException("shop", List.of("a is wrong. Set b."))))
                .isEqualTo(FailedDeploymentException.class.getName()
                        + ": scalekit4ee does not start shop: a is wrong. Set b.");
    }

    @Test
    void listsSeveralProblems() {
        assertThat(printed(new FailedDeploymentException("/shop", List.of("a is wrong.", "b is missing."))))
                .isEqualTo(FailedDeploymentException.class.getName()
                        + ": scalekit4ee does not start /shop:\n- a is wrong.\n- b is missing.");
    }

    @Test
    void saysSoWhereNobodyKnowsTheName() {
        assertThat(new FailedDeploymentException("", List.of("a is wrong.")))
                .hasMessage("scalekit4ee does not start the application: a is wrong.");
    }

    /** As a server prints it: no frame, no cause. */
    private static String printed(FailedDeploymentException refused) {
        StringWriter text = new StringWriter();
        refused.printStackTrace(new PrintWriter(text));
        return text.toString().strip();
    }
}
