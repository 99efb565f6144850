package io.github.scalekit4ee.sidebyside.kept;

import jakarta.enterprise.context.ConversationScoped;
import jakarta.inject.Inject;
import java.io.Serializable;
import org.eclipse.microprofile.jwt.Claim;

@ConversationScoped
public class InConversationScoped implements Serializable {
    private static final long serialVersionUID = 1L;

    @Inject
    @Claim("sub")
    String subject;
}
