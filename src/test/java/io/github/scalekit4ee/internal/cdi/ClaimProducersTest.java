package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Provider;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.jwt.ClaimValue;
import org.junit.jupiter.api.Test;

class ClaimProducersTest {

    record Points(
            Optional<Long> plain,
            Provider<Optional<Long>> provider,
            Instance<ClaimValue<Long>> instance,
            @SuppressWarnings("rawtypes") Optional raw) {}

    @Test
    void looksIntoProviderAndInstanceForWhatIsAskedFor() {
        assertThat(List.of(argumentOf("plain"), argumentOf("provider"), argumentOf("instance")))
                .containsOnly(Long.class);
    }

    @Test
    void takesARawTypeForAnyJsonValue() {
        assertThat(argumentOf("raw")).isEqualTo(JsonValue.class);
    }

    private static Type argumentOf(String point) {
        try {
            return ClaimProducers.argumentOf(
                    Points.class.getDeclaredField(point).getGenericType());
        } catch (NoSuchFieldException e) {
            throw new AssertionError(e);
        }
    }
}
