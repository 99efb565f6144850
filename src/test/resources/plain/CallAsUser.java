import io.github.scalekit4ee.InsufficientScopeException;
import io.github.scalekit4ee.RequiresScopes;
import io.github.scalekit4ee.testing.caller.TestAccessToken;
import io.github.scalekit4ee.testing.caller.TestCaller;
import io.github.scalekit4ee.testing.caller.TestCallerExtension;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.se.SeContainer;
import jakarta.enterprise.inject.se.SeContainerInitializer;
import jakarta.inject.Inject;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** A CDI container that discovers its beans, with the jars as they ship. */
public class CallAsUser {

    @ApplicationScoped
    public static class Deployments {

        @Inject
        JsonWebToken caller;

        @RequiresScopes("deploy:applications")
        public String deploy() {
            return caller.getName() + " " + caller.getGroups();
        }
    }

    @SuppressWarnings("unchecked") // an array of a generic type
    public static void main(String[] none) {
        System.setProperty("org.jboss.logging.provider", "jdk");
        java.util.logging.LogManager.getLogManager().reset();
        try (SeContainer container = SeContainerInitializer.newInstance()
                .addBeanClasses(Deployments.class)
                .addExtensions(TestCallerExtension.class)
                .initialize()) {
            TestCaller caller = container.select(TestCaller.class).get();
            Deployments deployments = container.select(Deployments.class).get();
            TestAccessToken token = TestAccessToken.user("usr_1").scopes("deploy:applications");
            System.out.println(caller.callAs(token, () -> deployments.deploy()));
            try {
                caller.callAs(TestAccessToken.client("m2morg_1"), () -> deployments.deploy());
            } catch (InsufficientScopeException e) {
                System.out.println("refused " + e.requiredScopes());
            }
        }
    }
}
