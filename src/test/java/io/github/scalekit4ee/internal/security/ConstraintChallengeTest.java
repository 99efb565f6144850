package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConstraintChallengeTest {

    private static final String CHALLENGE = "WWW-Authenticate";

    private final ErrorResponses responses = new ErrorResponses(new CallerConfiguration(List.of(), "shop", null));

    private final Map<String, Object> ofTheContext = new HashMap<>();
    private final Map<String, Object> ofTheRequest = new HashMap<>();
    private final Map<String, List<String>> fields = new LinkedHashMap<>();
    private boolean committed;

    private final ServletContext context = Fake.of(ServletContext.class)
            .on("setAttribute", given -> ofTheContext.put((String) given[0], given[1]))
            .on("getAttribute", given -> ofTheContext.get((String) given[0]))
            .make();
    private final HttpServletRequest request = Fake.of(HttpServletRequest.class)
            .on("getServletContext", context)
            .on("setAttribute", given -> ofTheRequest.put((String) given[0], given[1]))
            .on("getAttribute", given -> ofTheRequest.get((String) given[0]))
            .make();
    private final HttpServletResponse response = Fake.of(HttpServletResponse.class)
            .on("isCommitted", given -> committed)
            .on("getHeaderNames", given -> List.copyOf(fields.keySet()))
            .on("getHeaders", given -> fields.get((String) given[0]))
            .on("setHeader", given -> fields.put((String) given[0], List.of((String) given[1])))
            .on("addHeader", given -> fields.computeIfAbsent((String) given[0], name -> new ArrayList<>())
                    .add((String) given[1]))
            .on("reset", given -> {
                fields.clear();
                return null;
            })
            .make();

    @Test
    void aRequestThatTheServerTurnsAwayHasTheChallengeOfAMissingRole() {
        ConstraintChallenge.enable(context);

        ConstraintChallenge.write(responses, request, response);

        assertThat(fields).containsOnlyKeys(CHALLENGE);
        assertThat(fields.get(CHALLENGE))
                .singleElement()
                .asString()
                .startsWith("Bearer realm=\"shop\"")
                .contains("error=\"insufficient_scope\"")
                .doesNotContain("scope=");
    }

    /** Nobody would take it back. */
    @Test
    void nothingIsWrittenWhereTheFilterDoesNotRun() {
        ConstraintChallenge.write(responses, request, response);

        assertThat(fields).isEmpty();
        assertThat(ofTheRequest).isEmpty();
    }

    @Test
    void aRequestThatIsLetInHasTheFieldsOfTheServerAlone() {
        ConstraintChallenge.enable(context);
        fields.put("X-Server", List.of("one", "two"));

        ConstraintChallenge.write(responses, request, response);
        assertThat(fields).containsOnlyKeys("X-Server", CHALLENGE);
        ConstraintChallenge.takeBack(request, response);

        assertThat(fields).containsOnly(Map.entry("X-Server", List.of("one", "two")));
    }

    /** Of authenticate(), which decides over no constraint. */
    @Test
    void aLoginBehindTheFilterWritesNothing() {
        ConstraintChallenge.enable(context);
        ConstraintChallenge.takeBack(request, response);

        ConstraintChallenge.write(responses, request, response);

        assertThat(fields).isEmpty();
    }

    /** As the filter of a forward or an error page is: fields of the application stand there by then. */
    @Test
    void itIsTakenBackOnce() {
        ConstraintChallenge.enable(context);
        ConstraintChallenge.write(responses, request, response);
        ConstraintChallenge.takeBack(request, response);
        fields.put("X-Application", List.of("here"));

        ConstraintChallenge.takeBack(request, response);

        assertThat(fields).containsOnlyKeys("X-Application");
    }

    @Test
    void aResponseThatIsOnItsWayIsLeftAlone() {
        ConstraintChallenge.enable(context);
        ConstraintChallenge.write(responses, request, response);
        committed = true;

        ConstraintChallenge.takeBack(request, response);

        assertThat(fields).containsOnlyKeys(CHALLENGE);
    }
}
