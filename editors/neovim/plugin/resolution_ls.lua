-- Commands that work before and after setup().
if vim.g.loaded_resolution_ls then
  return
end
vim.g.loaded_resolution_ls = true

local function clients()
  local get = vim.lsp.get_clients or vim.lsp.get_active_clients
  return get({ name = "resolution_ls" })
end

vim.api.nvim_create_user_command("ResolutionRestart", function()
  local buffers = {}
  for _, client in ipairs(clients()) do
    for buffer in pairs(client.attached_buffers or {}) do
      buffers[buffer] = true
    end
    vim.lsp.stop_client(client.id)
  end
  vim.wait(5000, function()
    return #clients() == 0
  end, 20)
  -- Whoever starts the server does so on this event, in every version.
  for buffer in pairs(buffers) do
    vim.api.nvim_exec_autocmds("FileType", { buffer = buffer, modeline = false })
  end
end, { desc = "Stop resolution-ls and start it again" })

vim.api.nvim_create_user_command("ResolutionLog", function()
  local file = vim.lsp.log and vim.lsp.log.get_filename and vim.lsp.log.get_filename() or vim.lsp.get_log_path()
  vim.cmd("tabedit " .. vim.fn.fnameescape(file))
end, { desc = "Show what resolution-ls reports" })

local function commands()
  return require("resolution_ls.commands")
end

commands().setup_lenses()

vim.api.nvim_create_user_command("ResolutionCompare", function(given)
  commands().compare(given.args, given.bang)
end, { nargs = "?", bang = true, complete = "file", desc = "What changed against the base or another resolution; with ! as a diff" })

vim.api.nvim_create_user_command("ResolutionSearch", function(given)
  commands().search(given.args)
end, { nargs = "+", desc = "Paragraphs of all resolutions that hold a phrase" })

vim.api.nvim_create_user_command("ResolutionParallel", function()
  commands().parallel()
end, { desc = "The paragraph in the other official languages" })

vim.api.nvim_create_user_command("ResolutionOfficial", function(given)
  commands().official(given.args)
end, { nargs = "?", desc = "The official page of the document cited here, or of a symbol" })

vim.api.nvim_create_user_command("ResolutionFixAll", function()
  commands().fix_all()
end, { desc = "The preferred fix of each finding" })

vim.api.nvim_create_user_command("ResolutionCleanUp", function()
  commands().clean_up()
end, { desc = "A PDF's text as clean Markdown" })
