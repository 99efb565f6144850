package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.LoggedMessages;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeploymentProblemsTest {

    private final LoggedMessages log = new LoggedMessages("cdi");

    /** Some server's. */
    public static class Validation implements AfterDeploymentValidation {

        private final List<String> problems = new ArrayList<>();

        @Override
        public void addDeploymentProblem(Throwable problem) {
            problems.add(problem.getMessage());
        }
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void oneMessageNamesThemAll() {
        Validation event = new Validation();

        DeploymentProblems.add(event, List.of("this", "that"));

        assertThat(event.problems).containsExactly("scalekit4ee does not start the application:\n- this\n- that");
        assertThat(log.all()).isEmpty();
    }

    @Test
    void withoutAnyTheDeploymentGoesOn() {
        Validation event = new Validation();

        DeploymentProblems.add(event, List.of());

        assertThat(event.problems).isEmpty();
    }

    /** Its message refers to the log. */
    @Test
    void openWebBeansWouldLoseIt() {
        Validation event = NamedClass.made("org.apache.webbeans.portable.events.Validation", Validation.class);

        DeploymentProblems.add(event, List.of("this"));

        assertThat(event.problems).hasSize(1);
        assertThat(log.of(Level.SEVERE)).isEqualTo(event.problems);
    }
}
