//! Tells Zed how to start resolution-ls: as the settings say, else as `PATH` has it.

use zed_extension_api::{self as zed, settings::LspSettings, LanguageServerId, Worktree};

const SERVER: &str = "resolution-ls";

struct ResolutionExtension;

impl zed::Extension for ResolutionExtension {
    fn new() -> Self {
        Self
    }

    fn language_server_command(
        &mut self,
        _server: &LanguageServerId,
        worktree: &Worktree,
    ) -> zed::Result<zed::Command> {
        let binary = LspSettings::for_worktree(SERVER, worktree).ok().and_then(|settings| settings.binary);
        let (path, args) = binary.map_or((None, None), |binary| (binary.path, binary.arguments));
        let command = path.or_else(|| worktree.which(SERVER)).ok_or_else(|| {
            format!("{SERVER} was not found on PATH; name it in the setting lsp.{SERVER}.binary.path")
        })?;
        Ok(zed::Command { command, args: args.unwrap_or_default(), env: worktree.shell_env() })
    }

    fn language_server_initialization_options(
        &mut self,
        _server: &LanguageServerId,
        worktree: &Worktree,
    ) -> zed::Result<Option<zed::serde_json::Value>> {
        Ok(LspSettings::for_worktree(SERVER, worktree)
            .ok()
            .and_then(|settings| settings.initialization_options))
    }

    fn language_server_workspace_configuration(
        &mut self,
        _server: &LanguageServerId,
        worktree: &Worktree,
    ) -> zed::Result<Option<zed::serde_json::Value>> {
        Ok(LspSettings::for_worktree(SERVER, worktree).ok().and_then(|settings| settings.settings))
    }
}

zed::register_extension!(ResolutionExtension);
