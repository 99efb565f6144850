package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.VerifiedAccessToken;
import io.github.scalekit4ee.internal.Fake;
import jakarta.ejb.Stateless;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.SessionScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.InjectionPoint;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import jakarta.json.JsonString;
import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.Claim;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.eclipse.microprofile.jwt.Claims;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.junit.jupiter.api.Test;

@SuppressWarnings("unused")
class ClaimPointsTest {

    private final ClaimPoints points = new ClaimPoints();

    private static class Keeping {
        @Claim("sub")
        private String subject;

        @Claim("sub")
        private JsonString json;

        @Claim("sub")
        private Optional<String> optional;

        private VerifiedAccessToken token;
    }

    private static class Asking {
        @Claim("sub")
        private ClaimValue<String> value;

        @Claim("sub")
        private Provider<String> provider;

        @Claim("sub")
        private Instance<Optional<String>> instance;

        private Instance<VerifiedAccessToken> token;
        private JsonWebToken caller;
    }

    @Stateless
    private static class Pooled extends Keeping {
        @Claim("sub")
        private String subject;
    }

    private static class Contradictory {
        @Claim(value = "oid", standard = Claims.sub)
        private String subject;
    }

    private static class SameTwice {
        @Claim(value = "sub", standard = Claims.sub)
        private String subject;
    }

    @Test
    void aBeanThatOutlivesTheRequestMayNotKeepAClaim() {
        look(Keeping.class, ApplicationScoped.class);

        assertThat(points.errors())
                .hasSize(4)
                .anyMatch(message -> message.contains("Keeping.subject"))
                .anyMatch(message -> message.contains("Keeping.json"))
                .anyMatch(message -> message.contains("Keeping.optional"))
                .anyMatch(message -> message.contains("Keeping.token"))
                .allMatch(
                        message -> message.contains("a bean that is @ApplicationScoped. Make the bean @RequestScoped"));
    }

    @Test
    void neitherMayOneThatOutlivesTheSessionsFirstCaller() {
        look(Keeping.class, SessionScoped.class);

        assertThat(points.errors()).hasSize(4);
    }

    @Test
    void itMayAskForTheClaimEachTime() {
        look(Asking.class, ApplicationScoped.class);

        assertThat(points.errors()).isEmpty();
        assertThat(points.warnings()).isEmpty();
    }

    @Test
    void aBeanOfTheRequestMayKeepClaims() {
        look(Keeping.class, RequestScoped.class);
        look(Keeping.class, Dependent.class);

        assertThat(points.errors()).isEmpty();
        assertThat(points.warnings()).isEmpty();
    }

    @Test
    void otherSharedBeansAreWarnedOf() {
        look(Keeping.class, Singleton.class);
        assertThat(points.warnings()).hasSize(4).allMatch(message -> message.contains("@Singleton"));

        look(Pooled.class, Dependent.class);
        assertThat(points.warnings()).hasSize(5).anyMatch(message -> message.contains("Pooled.subject"));
        assertThat(points.errors()).isEmpty();
    }

    @Test
    void oneClaimCannotBeTwo() {
        look(Contradictory.class, RequestScoped.class);
        look(SameTwice.class, RequestScoped.class);

        assertThat(points.errors())
                .singleElement()
                .asString()
                .contains("Contradictory.subject", "names two claims", "Keep value or standard");
    }

    private void look(Class<?> type, Class<? extends Annotation> scope) {
        Set<InjectionPoint> injected = Arrays.stream(type.getDeclaredFields())
                .filter(field -> !field.isSynthetic())
                .map(ClaimPointsTest::point)
                .collect(Collectors.toSet());
        points.look(Fake.of(Bean.class)
                .on("getBeanClass", type)
                .on("getScope", scope)
                .on("getInjectionPoints", injected)
                .make());
    }

    private static InjectionPoint point(Field field) {
        return Fake.of(InjectionPoint.class)
                .on("getQualifiers", Set.of(field.getAnnotations()))
                .on("getType", field.getGenericType())
                .on("getMember", field)
                .make();
    }
}
