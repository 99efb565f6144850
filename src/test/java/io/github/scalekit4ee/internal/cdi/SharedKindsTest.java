package io.github.scalekit4ee.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ejb.Stateful;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpSessionListener;
import java.util.EventListener;
import org.junit.jupiter.api.Test;

class SharedKindsTest {

    private static final class Sessions implements HttpSessionListener {}

    private static final class Others implements EventListener {}

    private interface Kind extends Filter {}

    private static class Filtering implements Kind {
        @Override
        public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) {}
    }

    private static final class Derived extends Filtering {}

    private abstract static class Configuration implements ServletConfig {}

    @Stateful
    private static final class Cart {}

    @Test
    void aListenerIsOneOfServlets() {
        assertThat(SharedKinds.always(Sessions.class)).isEqualTo("a listener");
        assertThat(SharedKinds.always(Others.class)).isNull();
        assertThat(SharedKinds.always(Configuration.class)).isNull();
    }

    @Test
    void whatItsInterfacesExtendCounts() {
        assertThat(SharedKinds.always(Filtering.class)).isEqualTo("a filter");
        assertThat(SharedKinds.always(Derived.class)).isEqualTo("a filter");
    }

    @Test
    void aStatefulEnterpriseBeanMayBeOneOfTheRequest() {
        assertThat(SharedKinds.unlessOfTheRequest(Cart.class)).isEqualTo("a @Stateful enterprise bean");
        assertThat(SharedKinds.always(Cart.class)).isNull();
    }
}
