package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.internal.security.RequiredScopes;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.AnnotatedType;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.util.AnnotationLiteral;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.stream.Stream;

/**
 * Gives a bean's method the {@code @RequiresScopes} of the methods that it overrides or implements, as Jakarta REST resources
 * have it. CDI inherits an interceptor binding from a superclass only, never from an interface or an overridden method
 * (CDI 4.0 section 4.1).
 */
public final class InheritedScopes {

    /** Whether a class or interface has the annotation itself. For the time of the deployment. */
    private final Map<Class<?>, Boolean> declaring = new WeakHashMap<>();

    /** To be called for each type that may become a bean. */
    public <T> void add(ProcessAnnotatedType<T> event) {
        AnnotatedType<T> type = event.getAnnotatedType();
        Class<T> bean = type.getJavaClass();
        if (bean.isInterface() || RequiredScopes.of(bean) != null || !isInheriting(bean)) {
            return;
        }
        for (AnnotatedMethod<? super T> method : type.getMethods()) {
            Method member = method.getJavaMember();
            boolean callable = (member.getModifiers() & (Modifier.STATIC | Modifier.PRIVATE)) == 0;
            if (callable && RequiredScopes.of(member) == null) {
                Set<String> scopes = RequiredScopes.of(bean, member);
                if (scopes != null) {
                    event.configureAnnotatedType()
                            .filterMethods(each -> each.getJavaMember().equals(member))
                            .forEach(each -> each.add(new Inherited(scopes)));
                }
            }
        }
    }

    /** Most classes are not, and need no look at their methods. */
    private boolean isInheriting(Class<?> bean) {
        return supertypes(bean).anyMatch(each -> declaring.computeIfAbsent(each, InheritedScopes::declares));
    }

    private static boolean declares(Class<?> type) {
        return RequiredScopes.of(type) != null
                || Arrays.stream(type.getDeclaredMethods()).anyMatch(method -> RequiredScopes.of(method) != null);
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        Stream<Class<?>> direct = Stream.concat(
                        Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()))
                .filter(each -> each != Object.class);
        return direct.flatMap(each -> Stream.concat(Stream.of(each), supertypes(each)));
    }

    @SuppressWarnings({"BadAnnotationImplementation", "ImmutableAnnotationChecker"
    }) // a literal compares members; Set.copyOf
    private static final class Inherited extends AnnotationLiteral<RequiresScopes> implements RequiresScopes {

        private static final long serialVersionUID = 1L;

        private final Set<String> scopes;

        Inherited(Set<String> scopes) {
            this.scopes = Set.copyOf(scopes);
        }

        @Override
        public String[] value() {
            return scopes.toArray(String[]::new);
        }
    }
}
