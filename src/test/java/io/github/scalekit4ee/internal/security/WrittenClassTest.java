package io.github.scalekit4ee.internal.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Vetoed;
import java.lang.reflect.Method;
import java.util.Set;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import org.junit.jupiter.api.Test;

class WrittenClassTest {

    @RequiresScopes("class")
    @RolesAllowed("class")
    public static class Service {

        @RequiresScopes("method")
        public void act() {}

        public void other() {}
    }

    /** As OpenWebBeans makes them. */
    @Vetoed
    public static class Service$$Proxy extends Service {
        @Override
        public void act() {}

        @Override
        public void other() {}

        public void ofTheContainer() {}
    }

    interface Marker {}

    public static class Service$$Proxy$$Again extends Service$$Proxy implements Marker {
        @Override
        public void act() {}
    }

    /** As Weld makes them. */
    @RolesAllowed("class")
    public static class Service$$Copy extends Service {
        @Override
        @RequiresScopes("method")
        public void act() {}
    }

    public static class Outer$$Written extends Service {
        @Override
        @RequiresScopes("own")
        public void act() {}
    }

    public static class Outer$$Adding extends Service {
        @RequiresScopes("method")
        public void more() {}
    }

    @RolesAllowed("own")
    public static class Outer$$OfItsClass extends Service {}

    interface Contract {
        @RequiresScopes("contract")
        void agree();
    }

    interface Extended extends Contract {}

    public static class Outer$$OfAContract extends Service implements Extended {
        @Override
        public void agree() {}
    }

    @RequiresScopes("contract")
    interface Guarded {}

    interface StillGuarded extends Guarded {}

    public static class Outer$$OfAGuard extends Service implements StillGuarded {}

    public static class Agreeing implements Contract {
        @Override
        public void agree() {}
    }

    public static class Agreeing$$Proxy extends Agreeing implements Contract {
        @Override
        public void agree() {}
    }

    private static Set<String> scopes(Class<?> type, String name) throws NoSuchMethodException {
        Method method = type.getMethod(name);
        return RequiredScopes.of(type, method);
    }

    @Test
    void isTheOneThatAContainersSubclassIsOf() {
        assertThat(WrittenClass.of(Service$$Proxy.class)).isEqualTo(Service.class);
        assertThat(WrittenClass.of(Service$$Proxy$$Again.class)).isEqualTo(Service.class);
        assertThat(WrittenClass.of(Service$$Copy.class)).isEqualTo(Service.class);
        assertThat(WrittenClass.of(Agreeing$$Proxy.class)).isEqualTo(Agreeing.class);
    }

    @Test
    void isKnownByItsFlagToo() {
        ClassWriter empty = new ClassWriter(0);
        String name = Service.class.getName().replace('.', '/');
        empty.visit(Opcodes.V17, Opcodes.ACC_PUBLIC | Opcodes.ACC_SYNTHETIC, "Generated", null, name, null);
        byte[] bytes = empty.toByteArray();
        Class<?> generated = new ClassLoader(Service.class.getClassLoader()) {
            Class<?> define() {
                return defineClass("Generated", bytes, 0, bytes.length);
            }
        }.define();

        assertThat(WrittenClass.of(generated)).isEqualTo(Service.class);
    }

    @Test
    void isTheClassItselfWhereThatIsWritten() {
        assertThat(WrittenClass.of(Service.class)).isEqualTo(Service.class);
        assertThat(WrittenClass.of(Object.class)).isEqualTo(Object.class);
        assertThat(WrittenClass.of(Contract.class)).isEqualTo(Contract.class);
    }

    @Test
    void aNameLikeThatOfAProxyTakesNoAnnotationAway() {
        assertThat(WrittenClass.of(Outer$$Written.class)).isEqualTo(Outer$$Written.class);
        assertThat(WrittenClass.of(Outer$$Adding.class)).isEqualTo(Outer$$Adding.class);
        assertThat(WrittenClass.of(Outer$$OfItsClass.class)).isEqualTo(Outer$$OfItsClass.class);
        assertThat(WrittenClass.of(Outer$$OfAContract.class)).isEqualTo(Outer$$OfAContract.class);
        assertThat(WrittenClass.of(Outer$$OfAGuard.class)).isEqualTo(Outer$$OfAGuard.class);
    }

    @Test
    void aLambdaKeepsTheScopesOfItsInterface() throws NoSuchMethodException {
        Contract lambda = () -> {};
        assertThat(lambda.getClass().getName()).contains("$$");
        assertThat(scopes(lambda.getClass(), "agree")).containsExactly("contract");
    }

    @Test
    void theScopesOfAMethodHoldInAContainersSubclassThatLeavesThemOut() throws NoSuchMethodException {
        for (Class<?> type : new Class<?>[] {Service.class, Service$$Proxy.class, Service$$Copy.class}) {
            assertThat(scopes(type, "act")).containsExactly("method");
            assertThat(scopes(type, "other")).containsExactly("class");
            assertThat(RequiredScopes.areOnMethod(type, type.getMethod("act"))).isTrue();
        }
        assertThat(scopes(Outer$$Written.class, "act")).containsExactly("own");
    }
}
