package io.github.scalekit4ee.sidebyside.kept;

import jakarta.ejb.ActivationConfigProperty;
import jakarta.ejb.MessageDriven;
import jakarta.inject.Inject;
import jakarta.jms.JMSDestinationDefinition;
import jakarta.jms.Message;
import jakarta.jms.MessageListener;
import org.eclipse.microprofile.jwt.Claim;

/** GlassFish and Payara make the bean first, which needs its queue. */
@JMSDestinationDefinition(
        name = "java:app/keptQueue",
        interfaceName = "jakarta.jms.Queue",
        destinationName = "keptQueue")
@MessageDriven(
        activationConfig = {
            @ActivationConfigProperty(propertyName = "destinationType", propertyValue = "jakarta.jms.Queue"),
            @ActivationConfigProperty(propertyName = "destinationLookup", propertyValue = "java:app/keptQueue")
        })
public class InMessageDriven implements MessageListener {
    @Inject
    @Claim("sub")
    String subject;

    @Override
    public void onMessage(Message message) {}
}
