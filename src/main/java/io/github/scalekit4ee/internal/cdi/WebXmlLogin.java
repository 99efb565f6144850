package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.server.FailedDeploymentException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Finds a login of people in web.xml (Jakarta Servlet 6.0 section 13.6). Beside a mechanism of Jakarta Security servers leave it out
 * without a word, so nobody could log in; a definition of the same kind by annotation works.
 */
public final class WebXmlLogin implements ServletContainerInitializer {

    private static final Set<String> LOGINS = Set.of("FORM", "BASIC", "DIGEST");

    @Override
    public void onStartup(@Nullable Set<Class<?>> none, ServletContext context) {
        context.addListener(new Refusal());
    }

    /** Later than the initializer, since only CDI knows what this jar does here. */
    private static final class Refusal implements ServletContextListener {

        @Override
        public void contextInitialized(ServletContextEvent event) {
            ServletContext context = event.getServletContext();
            method(context).filter(LOGINS::contains).ifPresent(method -> {
                ScalekitExtension extension = CDI.current().getBeanManager().getExtension(ScalekitExtension.class);
                if (extension.authenticates()) {
                    extension.stop();
                    throw new FailedDeploymentException(context.getContextPath(), Set.of(message(method)));
                }
            });
        }
    }

    static String message(String method) {
        return "web.xml has a <login-config> with the method " + method + ", and the server would leave it out beside"
                + " scalekit4ee: nobody could log in by it. Remove it; for people who log in, put "
                + (method.equals("FORM")
                        ? "@FormAuthenticationMechanismDefinition on a bean"
                        : "@BasicAuthenticationMechanismDefinition on a bean")
                + " (Jakarta Security), beside which access tokens are taken too. Or set scalekit.verifier.enabled"
                + " (SCALEKIT_VERIFIER_ENABLED) to false to leave callers to that login.";
    }

    private static Optional<String> method(ServletContext context) {
        try (InputStream descriptor = context.getResourceAsStream("/WEB-INF/web.xml")) {
            return descriptor == null ? Optional.empty() : method(descriptor);
        } catch (IOException e) {
            return Optional.empty(); // the server has read it, and knows better
        }
    }

    /** In upper case; empty where there is none, or the document cannot be read, of which the server speaks itself. */
    static Optional<String> method(InputStream descriptor) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
            factory.setNamespaceAware(true);
            Element root = factory.newDocumentBuilder().parse(descriptor).getDocumentElement();
            NodeList methods = root.getElementsByTagNameNS("*", "auth-method");
            return methods.getLength() == 0
                    ? Optional.empty()
                    : Optional.of(methods.item(0).getTextContent().strip().toUpperCase(Locale.ROOT));
        } catch (ParserConfigurationException | SAXException e) {
            return Optional.empty();
        }
    }
}
