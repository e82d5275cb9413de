"""Parts of the attack by random commands: what is drawn, what comes next, what must hold."""
