package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.scalekit4ee.AccessTokenVerifier;
import io.github.scalekit4ee.InvalidTokenException;
import io.github.scalekit4ee.TokenCheck;
import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.Fake;
import io.github.scalekit4ee.internal.LoggedMessages;
import io.github.scalekit4ee.testing.SimulatedScalekit;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Decorator;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenChecksTest {

    private static VerifiedAccessToken token;

    private final TokenChecks checks = new TokenChecks();
    private final Map<Bean<?>, TokenCheck> objects = new LinkedHashMap<>();
    private final List<String> events = new ArrayList<>();
    private final LoggedMessages log = new LoggedMessages("cdi");

    static class One {}

    static class Other {}

    static class Special extends One {}

    @BeforeAll
    static void verify() {
        try (SimulatedScalekit scalekit = SimulatedScalekit.start();
                AccessTokenVerifier verifier = AccessTokenVerifier.builder()
                        .environmentUrl(scalekit.environmentUrl())
                        .audience("https://api.example")
                        .build()) {
            token = verifier.verify(scalekit.mint()
                    .organizationClient()
                    .audience("https://api.example")
                    .token());
        }
    }

    @AfterEach
    void stopListening() {
        log.close();
    }

    @Test
    void eachIsAskedForEachTokenAndMadeOnce() {
        found(One.class, any -> events.add("one"));
        found(Other.class, any -> events.add("other"));
        checks.start(manager());

        checks.check(token);
        checks.check(token);

        assertThat(events).containsExactly("made", "made", "one", "other", "one", "other");
    }

    @Test
    void withoutAnyNothingIsMade() {
        checks.look(bean(One.class, ApplicationScoped.class, Object.class));
        checks.look(decorator());
        checks.look(bean(String.class, ApplicationScoped.class, TokenCheck.class)); // of a class that sees another jar
        checks.start(Fake.of(BeanManager.class).make());

        checks.check(token);

        assertThat(checks.problems()).isEmpty();
    }

    @Test
    void nobodyIsAskedBeforeTheStart() {
        found(One.class, any -> {});

        assertThatIllegalStateException().isThrownBy(() -> checks.check(token)).withMessageContaining("not started");
    }

    @Test
    void oneThatAnotherSpecializesIsNotAsked() {
        found(One.class, any -> events.add("one"));
        Bean<?> special = bean(SpecialCheck.class, ApplicationScoped.class, TokenCheck.class);
        objects.put(special, any -> events.add("special"));
        checks.look(special);
        Bean<?> general = bean(SpecialCheck.class.getSuperclass(), ApplicationScoped.class, TokenCheck.class);
        objects.put(general, any -> events.add("general"));
        checks.look(general);
        checks.start(manager());

        checks.check(token);

        assertThat(events).contains("one", "special").doesNotContain("general");
    }

    static class GeneralCheck {}

    @jakarta.enterprise.inject.Specializes
    static class SpecialCheck extends GeneralCheck {}

    @ParameterizedTest
    @ValueSource(classes = {RequestScoped.class, SessionScoped.class})
    void oneInAScopeOfACallerIsAProblem(Class<?> scope) {
        checks.look(bean(One.class, scope, TokenCheck.class));

        assertThat(checks.problems())
                .singleElement()
                .asString()
                .contains(One.class.getName(), "@" + scope.getSimpleName(), "@ApplicationScoped");
    }

    @ParameterizedTest
    @ValueSource(classes = {ApplicationScoped.class, Singleton.class, Dependent.class})
    void oneForAllCallersIsNone(Class<?> scope) {
        checks.look(bean(One.class, scope, TokenCheck.class));

        assertThat(checks.problems()).isEmpty();
    }

    @Test
    void itsRefusalIsARefusalAndEveryOtherExceptionIsAnOutageThatIsLoggedOnce() {
        InvalidTokenException refusal = new InvalidTokenException("not this plan");
        found(One.class, any -> {
            if (events.size() == 1) {
                throw refusal;
            }
            throw new UnsupportedOperationException("hush");
        });
        checks.start(manager());

        assertThatThrownBy(() -> checks.check(token)).isSameAs(refusal);
        events.add("from now on");
        for (int i = 0; i < 3; i++) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> checks.check(token))
                    .withMessageContaining(One.class.getName())
                    .withMessageContaining("UnsupportedOperationException at " + TokenChecksTest.class.getName())
                    .withMessageContaining("503");
        }

        assertThat(log.all()).hasSize(1);
        assertThat(log.all().get(0)).contains(One.class.getName()).doesNotContain("hush");
    }

    @Test
    void oneThatCannotBeMadeIsNamedAndReleasedAndTriedAgain() {
        objects.put(bean(One.class, ApplicationScoped.class, TokenCheck.class), any -> events.add("asked"));
        objects.keySet().forEach(checks::look);
        RuntimeException failure = new IllegalArgumentException("hush");
        failure.setStackTrace(new StackTraceElement[0]);
        Map<Bean<?>, TokenCheck> all = new LinkedHashMap<>(objects);
        objects.clear();
        checks.start(manager(failure));

        assertThatIllegalStateException()
                .isThrownBy(() -> checks.check(token))
                .withMessageContaining(One.class.getName() + " failed with java.lang.IllegalArgumentException. ");
        assertThat(events).containsExactly("released");

        objects.putAll(all);
        checks.check(token);
        assertThat(events).containsExactly("released", "made", "asked");
    }

    @Test
    void theEndReleasesEachOnce() {
        found(One.class, any -> {});
        found(Other.class, any -> {});
        checks.start(manager());
        checks.check(token);

        checks.close();
        checks.close();

        assertThat(events).containsExactly("made", "made", "released", "released");
    }

    private void found(Class<?> type, TokenCheck check) {
        Bean<?> bean = bean(type, ApplicationScoped.class, TokenCheck.class);
        objects.put(bean, check);
        checks.look(bean);
    }

    private static Bean<?> bean(Class<?> type, Class<?> scope, Class<?> beanType) {
        return Fake.of(Bean.class)
                .on("getTypes", Set.of(beanType))
                .on("getBeanClass", type)
                .on("getScope", scope)
                .make();
    }

    private static Bean<?> decorator() {
        return Fake.of(Decorator.class)
                .on("getTypes", Set.of(TokenCheck.class))
                .on("getBeanClass", One.class)
                .make();
    }

    private BeanManager manager() {
        return manager(new AssertionError());
    }

    private BeanManager manager(Throwable failure) {
        CreationalContext<?> context = Fake.of(CreationalContext.class)
                .on("release", given -> {
                    events.add("released");
                    return null;
                })
                .make();
        return Fake.of(BeanManager.class)
                .on("createCreationalContext", context)
                .on("getReference", given -> {
                    TokenCheck check = objects.get(given[0]);
                    if (check == null && failure instanceof RuntimeException thrown) {
                        throw thrown;
                    }
                    events.add("made");
                    return check;
                })
                .make();
    }
}
