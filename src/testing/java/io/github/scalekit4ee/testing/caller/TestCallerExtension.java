package io.github.scalekit4ee.testing.caller;

import io.github.scalekit4ee.internal.cdi.ClaimProducers;
import io.github.scalekit4ee.internal.cdi.CurrentJsonWebToken;
import io.github.scalekit4ee.internal.cdi.InheritedScopes;
import io.github.scalekit4ee.internal.cdi.ScalekitExtension;
import io.github.scalekit4ee.internal.config.CallerConfiguration;
import io.github.scalekit4ee.internal.observe.Events;
import io.github.scalekit4ee.internal.security.AccessTokenIdentityStore;
import io.github.scalekit4ee.internal.security.BearerAuthenticationMechanism;
import io.github.scalekit4ee.internal.security.Callers;
import io.github.scalekit4ee.internal.security.RequiresScopesInterceptor;
import io.github.scalekit4ee.internal.security.ScopeRules;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessBean;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;

/**
 * Lets {@link TestCaller} say who the caller is, in a CDI container that a test starts. To be named there: {@code
 * @AddExtensions(TestCallerExtension.class)} of weld-junit, {@code SeContainerInitializer.addExtensions(TestCallerExtension.class)}.
 * No service of the jar, so that nothing of it is active in a server whose application has the jar by mistake.
 *
 * <p>Where the container also discovers scalekit4ee, that reads its configuration as it does in a server; {@code scalekit.enabled=false}
 * spares it that. Its mechanism and identity store are left out. Where a test lists its beans, the extension adds what it needs of
 * scalekit4ee itself.
 */
public final class TestCallerExtension implements Extension {

    private static final int LAST = Interceptor.Priority.PLATFORM_AFTER + 500;

    /** Before those that a library has. */
    private static final int FIRST_CHOICE = 3500;

    /** What scalekit4ee has that is asked for the caller. */
    private static final List<Class<?>> PRODUCT = List.of(
            Callers.class,
            ScopeRules.class,
            RequiresScopesInterceptor.class,
            CurrentJsonWebToken.class,
            ClaimProducers.class);

    private final InheritedScopes inheritedScopes = new InheritedScopes();
    private boolean discovered;
    private boolean hasRequest;

    /** Made by the container. */
    public TestCallerExtension() {}

    void add(@Observes BeforeBeanDiscovery event, BeanManager beans) {
        discovered = isPresent(beans);
        if (!discovered) {
            PRODUCT.forEach(type -> event.addAnnotatedType(type, type.getName()));
        }
    }

    private static boolean isPresent(BeanManager beans) {
        try {
            beans.getExtension(ScalekitExtension.class);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** They are a server's, and need what only a server has. */
    void leaveOut(@Observes ProcessAnnotatedType<? extends BearerAuthenticationMechanism> event) {
        event.veto();
    }

    void leaveOutStore(@Observes ProcessAnnotatedType<? extends AccessTokenIdentityStore> event) {
        event.veto();
    }

    /** As scalekit4ee does where it is discovered. */
    <T> void inherit(@Observes @Priority(LAST) ProcessAnnotatedType<T> event) {
        if (!discovered) {
            inheritedScopes.add(event);
        }
    }

    /** A test may have one that it has made up. */
    void find(@Observes ProcessBean<?> event) {
        hasRequest |= event.getBean().getTypes().contains(HttpServletRequest.class);
    }

    void complete(@Observes AfterBeanDiscovery event) {
        event.<CallerOfTheRequest>addBean()
                .types(CallerOfTheRequest.class, Object.class)
                .scope(RequestScoped.class)
                .produceWith(instance -> new CallerOfTheRequest());
        event.<TestCaller>addBean()
                .types(TestCaller.class, Object.class)
                .scope(Singleton.class)
                .produceWith(instance -> new TestCaller(
                        instance.select(RequestContextController.class).get(),
                        instance.select(CallerOfTheRequest.class).get(),
                        instance.select(CallerConfiguration.class)));
        event.<SecurityContext>addBean()
                .types(SecurityContext.class, Object.class)
                .scope(ApplicationScoped.class)
                .alternative(true)
                .priority(FIRST_CHOICE)
                .produceWith(instance -> new TestSecurityContext(
                        instance.select(CallerOfTheRequest.class).get()));
        if (!hasRequest) {
            event.<HttpServletRequest>addBean()
                    .types(HttpServletRequest.class, Object.class)
                    .scope(Singleton.class)
                    .alternative(true)
                    .priority(FIRST_CHOICE)
                    .produceWith(instance -> noRequest());
        }
        if (!discovered) {
            event.<ScalekitExtension>addBean()
                    .types(ScalekitExtension.class, Object.class)
                    .scope(Singleton.class)
                    .produceWith(instance -> new ScalekitExtension());
            event.<Events>addBean()
                    .types(Events.class, Object.class)
                    .scope(Singleton.class)
                    .produceWith(instance -> Events.none());
        }
    }

    /** A stand-in that answers nothing. */
    private static HttpServletRequest noRequest() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                TestCallerExtension.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> {
                    throw TestSecurityContext.noServer();
                });
    }
}
