package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.server.ElytronCallers;
import io.github.scalekit4ee.internal.server.RefusedDeployment;
import io.github.scalekit4ee.internal.server.Undertow;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets callers of access tokens log in on WildFly without a setting there. Not those of a mechanism of the application's own, which may
 * count on the server's realm.
 */
public final class CallersOnWildFly implements ServletContainerInitializer {

    /** CDI has started before the servlet container there. */
    @Override
    public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
        if (Undertow.runs(context)
                && CDI.current()
                        .getBeanManager()
                        .getExtension(ScalekitExtension.class)
                        .authenticates()) {
            ElytronCallers.takeFromTheMechanism(context).ifPresent(problem -> {
                throw new RefusedDeployment(context.getContextPath(), Set.of(problem));
            });
        }
    }
}
