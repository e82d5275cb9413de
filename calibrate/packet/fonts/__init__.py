"""Text in any script: which font has it, how it joins, where it breaks."""
