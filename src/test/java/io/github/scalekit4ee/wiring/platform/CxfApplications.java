package io.github.scalekit4ee.wiring.platform;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.ext.Provider;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Maps applications of Jakarta REST (3.1 section 2.3.2) where CXF is on the class path. It has nothing of its own for this; TomEE does it there.
 */
@HandlesTypes({Application.class, Path.class, Provider.class})
public final class CxfApplications implements ServletContainerInitializer {

    private static final boolean CXF = CdiImplementation.isOnTheClassPath("org.apache.cxf.Bus");

    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext context) {
        if (found == null || !CXF) {
            return;
        }
        Set<Class<?>> components = found.stream()
                .filter(type -> !Application.class.isAssignableFrom(type))
                .filter(type -> !Modifier.isAbstract(type.getModifiers()))
                .collect(Collectors.toSet());
        for (Class<?> type : found) {
            ApplicationPath path = type.getAnnotation(ApplicationPath.class);
            if (path != null) {
                context.addServlet(type.getName(), new CxfServlet(type.asSubclass(Application.class), components))
                        .addMapping(("/" + path.value() + "/*").replaceAll("/+", "/"));
            }
        }
    }
}
