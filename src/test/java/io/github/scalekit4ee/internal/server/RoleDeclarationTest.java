package io.github.scalekit4ee.internal.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.scalekit4ee.internal.Fake;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoleDeclarationTest {

    private final List<String> declared = new ArrayList<>();
    private final ServletContext context = Fake.of(ServletContext.class)
            .on("declareRoles", given -> {
                declared.addAll(List.of((String[]) given[0]));
                return null;
            })
            .make();

    @RolesAllowed("class")
    @DeclareRoles("declared")
    private static class Resource {
        @RolesAllowed({"method", "method", "**"})
        void method() {}
    }

    @Test
    void declaresWhatClassesAndMethodsName() {
        new RoleDeclaration().onStartup(Set.of(Resource.class), context);

        assertThat(declared).containsExactly("class", "declared", "method");
    }

    @Test
    void declaresNothingWhereTheServerHandsNothingOver() {
        new RoleDeclaration().onStartup(null, context);
        new RoleDeclaration().onStartup(Set.of(), context);

        assertThat(declared).isEmpty();
    }
}
