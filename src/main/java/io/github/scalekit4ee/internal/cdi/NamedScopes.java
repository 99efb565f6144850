package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.source.ThisJar;
import io.github.scalekit4ee.internal.security.RequiredScopes;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** The scopes that an application's {@code @RequiresScopes} name, wherever in its classes or in what these inherit from. */
final class NamedScopes {

    private final Set<String> scopes = new TreeSet<>();
    private final Set<Class<?>> seen = new HashSet<>();

    private NamedScopes() {}

    static Set<String> of(Collection<Class<?>> types) {
        NamedScopes named = new NamedScopes();
        types.stream().filter(type -> ThisJar.isSeenBy(type.getClassLoader())).forEach(named::look);
        return named.scopes;
    }

    private void look(Class<?> type) {
        if (type == Object.class || !seen.add(type)) {
            return;
        }
        add(type);
        try {
            for (Method method : type.getDeclaredMethods()) {
                add(method);
            }
        } catch (LinkageError e) {
            return; // a class that needs one that is not there, and so is not used
        }
        if (type.getSuperclass() != null) {
            look(type.getSuperclass());
        }
        for (Class<?> implemented : type.getInterfaces()) {
            look(implemented);
        }
    }

    private void add(AnnotatedElement element) {
        Set<String> found = RequiredScopes.of(element);
        if (found != null) {
            scopes.addAll(found);
        }
    }
}
