package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.AccessTokenVerifier;
import jakarta.enterprise.inject.spi.InjectionPoint;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;

/**
 * Whether the application's own mechanism takes access tokens by itself, and may have rules of its own for them: something injects {@code
 * AccessTokenLogin}, or the mechanism injects the verifier. Then no token is to log in past it.
 */
final class TokenTakers {

    private static final String LOGIN = "io.github.scalekit4ee.security.AccessTokenLogin";

    private static final String VERIFIER = AccessTokenVerifier.class.getName();

    private boolean found;

    void look(InjectionPoint point) {
        if (isOf(LOGIN, point.getType())
                || isOf(VERIFIER, point.getType())
                        && MechanismBeans.isMechanism(point.getMember().getDeclaringClass())) {
            found = true;
        }
    }

    boolean found() {
        return found;
    }

    /** Also in {@code Instance} and {@code Provider}. In an EAR the same name in another WAR's jar is another type. */
    private static boolean isOf(String name, Type type) {
        if (type instanceof ParameterizedType generic) {
            return Arrays.stream(generic.getActualTypeArguments()).anyMatch(argument -> isOf(name, argument));
        }
        return type instanceof Class<?> known
                && known.getName().equals(name)
                && known.getClassLoader() == TokenTakers.class.getClassLoader();
    }
}
