package io.github.scalekit4ee.internal.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocatorRulesTest {

    public static class Sub {
        @GET
        @RolesAllowed("role")
        public String get() {
            return "";
        }
    }

    @RolesAllowed("role")
    public static class OfTheClass {
        @Path("sub")
        public Sub located() {
            return new Sub();
        }
    }

    @RolesAllowed("role")
    public static class Permitted {
        @Path("sub")
        @PermitAll
        public Sub located() {
            return new Sub();
        }

        @GET
        @Path("method")
        public String method() {
            return "";
        }
    }

    public interface Contract {
        @Path("sub")
        @DenyAll
        Sub located();
    }

    public static class OfTheInterface implements Contract {
        @Override
        public Sub located() {
            return new Sub();
        }
    }

    public static class Root {
        @Path("deeper")
        public OfTheClass located() {
            return new OfTheClass();
        }

        @Path("again")
        public Root itself() {
            return this;
        }
    }

    @Test
    void aRuleOfTheClassOrOfAnInterfaceIsOnTheLocatorToo() {
        assertThat(message(OfTheClass.class)).contains("LocatorRulesTest$OfTheClass.located()");
        assertThat(message(OfTheInterface.class)).contains("LocatorRulesTest$OfTheInterface.located()");
    }

    @Test
    void aSubResourceThatALocatorDeclaresIsLookedAt() {
        assertThat(message(Root.class)).contains("LocatorRulesTest$OfTheClass.located()");
    }

    @Test
    void anOpenLocatorMayLeadToARule() {
        assertThat(message(Permitted.class)).isEmpty();
        assertThat(message(Sub.class)).isEmpty();
    }

    @RolesAllowed("role")
    public static class WithVerb {
        @POST
        @Path("method")
        public OfTheClass method() {
            return new OfTheClass();
        }

        public OfTheClass neither() {
            return new OfTheClass();
        }
    }

    @Test
    void aMethodWithAVerbOrWithoutAPathIsNoLocator() {
        assertThat(message(WithVerb.class)).isEmpty();
    }

    @Test
    void namesEachLocatorInOrder() {
        assertThat(LocatorRules.message(List.of(OfTheInterface.class, OfTheClass.class))
                        .orElseThrow())
                .contains("(" + OfTheClass.class.getName() + ".located(), " + OfTheInterface.class.getName()
                        + ".located())");
    }

    private static String message(Class<?> resource) {
        return LocatorRules.message(List.of(resource)).orElse("");
    }
}
